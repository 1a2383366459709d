package com.inductiveautomation.ignition.common.datasource;

public enum DatasourceStatus {
    CONNECTING,
    VALID,
    FAULTED,
    DISABLED,
    RECONNECTING
}
