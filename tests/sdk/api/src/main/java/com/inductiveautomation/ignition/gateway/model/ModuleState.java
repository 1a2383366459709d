package com.inductiveautomation.ignition.gateway.model;

public enum ModuleState {
    NEW,
    LOADED,
    RUNNING,
    FAULTED,
    STOPPED
}
