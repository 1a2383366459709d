package com.inductiveautomation.ignition.gateway.datasource;

import java.sql.SQLException;

public class FaultedDatabaseConnectionException extends SQLException {
    public FaultedDatabaseConnectionException(String message) {
        super(message);
    }

    public FaultedDatabaseConnectionException(String message, Throwable cause) {
        super(message, cause);
    }
}
