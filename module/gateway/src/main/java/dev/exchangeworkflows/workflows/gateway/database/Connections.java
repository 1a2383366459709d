package dev.exchangeworkflows.workflows.gateway.database;

import com.inductiveautomation.ignition.common.gson.JsonArray;
import com.inductiveautomation.ignition.common.gson.JsonObject;
import com.inductiveautomation.ignition.gateway.datasource.Datasource;
import com.inductiveautomation.ignition.gateway.model.GatewayContext;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** Connections for the engine: named ones of the platform, or the embedded database. */
public final class Connections implements AutoCloseable {
    private final GatewayContext context;
    private final EmbeddedSqlite embedded;

    public Connections(GatewayContext context, Path dataFolder) {
        this.context = context;
        this.embedded = new EmbeddedSqlite(dataFolder.resolve("workflows.db"));
    }

    public Connection connect(String name) throws SQLException {
        if (name == null || name.isBlank()) {
            return embedded.connect();
        }
        Connection connection = context.getDatasourceManager().getConnection(name);
        try {
            connection.setAutoCommit(true);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    public String json() {
        JsonArray rows = new JsonArray();
        for (Datasource datasource : context.getDatasourceManager().getDatasources()) {
            JsonObject row = new JsonObject();
            row.addProperty("name", datasource.getName());
            row.addProperty("status", String.valueOf(datasource.getStatus()));
            row.addProperty("vendor", String.valueOf(datasource.getVendor()));
            rows.add(row);
        }
        return rows.toString();
    }

    @Override
    public void close() {
        embedded.close();
    }
}
