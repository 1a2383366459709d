package com.inductiveautomation.ignition.gateway.datasource;

import com.inductiveautomation.ignition.common.Dataset;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;

/** A pooled connection. What a borrower leaves in the session, the next borrower finds. */
public interface SRConnection extends Connection {
    Datasource getParentDatasource();

    Dataset runQuery(String query) throws SQLException;

    Dataset runLimitQuery(String query, int limit) throws SQLException;

    Dataset runPrepQuery(String query, Object... values) throws SQLException;

    int runUpdateQuery(String query) throws SQLException;

    int runPrepUpdate(String query, Object... values) throws SQLException;

    int runPrepUpdateGetKey(String query, Object... values) throws SQLException;

    Object runScalarQuery(String query) throws SQLException;

    Object runScalarPrepQuery(String query, Object... values) throws SQLException;

    Timestamp getCurrentDatabaseTime() throws SQLException;
}
