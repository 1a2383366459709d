package com.inductiveautomation.ignition.gateway.datasource;

import java.sql.SQLException;
import java.util.List;

public interface DatasourceManager {
    /** A pooled connection; throws for an unknown, faulted or disabled name. {@code close()} gives it back. */
    SRConnection getConnection(String datasource) throws SQLException;

    /** The connection of that name, or null. */
    Datasource getDatasource(String name);

    List<Datasource> getDatasources();
}
