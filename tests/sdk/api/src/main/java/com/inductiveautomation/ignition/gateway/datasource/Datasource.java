package com.inductiveautomation.ignition.gateway.datasource;

import com.inductiveautomation.ignition.common.datasource.DatasourceMeta;
import java.sql.SQLException;

public interface Datasource extends DatasourceMeta {
    JDBCDriver getDriver();

    SRConnection getConnection() throws SQLException;

    Throwable getProblem();
}
