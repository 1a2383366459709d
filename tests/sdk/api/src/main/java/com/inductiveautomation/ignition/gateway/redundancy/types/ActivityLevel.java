package com.inductiveautomation.ignition.gateway.redundancy.types;

public enum ActivityLevel {
    Undecided,
    Cold,
    Warm,
    Hot,
    Active
}
