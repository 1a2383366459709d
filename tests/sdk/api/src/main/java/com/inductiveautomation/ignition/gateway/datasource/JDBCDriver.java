package com.inductiveautomation.ignition.gateway.datasource;

public interface JDBCDriver {
    String getName();

    String getClassName();
}
