package com.inductiveautomation.ignition.gateway.redundancy.types;

public enum NodeRole {
    Independent,
    Backup,
    Master
}
