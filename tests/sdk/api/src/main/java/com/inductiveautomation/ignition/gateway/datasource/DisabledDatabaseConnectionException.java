package com.inductiveautomation.ignition.gateway.datasource;

import java.sql.SQLException;

public class DisabledDatabaseConnectionException extends SQLException {
    public DisabledDatabaseConnectionException(String message) {
        super(message);
    }
}
