package com.inductiveautomation.ignition.common.datasource;

public interface DatasourceMeta {
    String getName();

    String getDescription();

    DatabaseVendor getVendor();

    DatasourceStatus getStatus();

    int getMaxConnections();

    int getActiveConnections();

    boolean isEnabled();
}
