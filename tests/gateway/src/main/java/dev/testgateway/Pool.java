package dev.testgateway;

import com.inductiveautomation.ignition.common.datasource.DatabaseVendor;
import com.inductiveautomation.ignition.common.datasource.DatasourceStatus;
import com.inductiveautomation.ignition.gateway.datasource.Datasource;
import com.inductiveautomation.ignition.gateway.datasource.DisabledDatabaseConnectionException;
import com.inductiveautomation.ignition.gateway.datasource.FaultedDatabaseConnectionException;
import com.inductiveautomation.ignition.gateway.datasource.JDBCDriver;
import com.inductiveautomation.ignition.gateway.datasource.SRConnection;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** A small pool that gives connections back as they were left, waits when it is empty, then throws. */
final class Pool implements Datasource {
    private final String name;
    private final String url;
    private final Properties login = new Properties();
    private final int max;
    private final long waitMs;
    private final Driver driver;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final Set<Connection> lent = new HashSet<>();
    private DatasourceStatus forced = DatasourceStatus.VALID;
    private SQLException problem;
    private int opening;
    private int leaked;

    Pool(String name, String spec, int max, long waitMs) {
        String[] parts = spec.split(";");
        this.name = name;
        this.url = parts[0];
        for (int i = 1; i < parts.length; i++) {
            String[] pair = parts[i].split("=", 2);
            if (pair.length == 2) login.setProperty(pair[0].trim(), pair[1]);
        }
        this.max = max;
        this.waitMs = waitMs;
        this.driver = driver();
    }

    private Driver driver() {
        return switch (getVendor()) {
            case POSTGRES -> new org.postgresql.Driver();
            case SQLITE -> new org.sqlite.JDBC();
            default -> throw new IllegalArgumentException("no driver for " + url + " (jdbc:postgresql: or jdbc:sqlite:)");
        };
    }

    // --- lending ----------------------------------------------------------------------------------------------------

    @Override
    public SRConnection getConnection() throws SQLException {
        Connection raw = reserve();
        if (raw == null) raw = open();
        return PooledConnection.lend(this, raw);
    }

    /** An idle connection, or null with a place kept for a new one. */
    private synchronized Connection reserve() throws SQLException {
        long deadline = System.currentTimeMillis() + waitMs;
        while (true) {
            refuseUnlessValid();
            for (Connection raw = idle.pollFirst(); raw != null; raw = idle.pollFirst()) {
                if (!raw.isClosed()) {
                    lent.add(raw);
                    return raw;
                }
            }
            if (lent.size() + opening < max) {
                opening++;
                return null;
            }
            long left = deadline - System.currentTimeMillis();
            if (left <= 0) {
                throw new SQLException("Cannot get a connection from \"" + name + "\": all " + max
                        + " are in use, none came back within " + waitMs + " ms");
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SQLException("interrupted while waiting for a connection from \"" + name + "\"", e);
            }
        }
    }

    private Connection open() throws SQLException {
        Connection raw = null;
        try {
            raw = driver.connect(url, login);
            return raw;
        } catch (SQLException e) {
            throw new FaultedDatabaseConnectionException("The database connection \"" + name + "\" is FAULTED: " + e.getMessage(), e);
        } finally {
            opened(raw);
        }
    }

    private synchronized void opened(Connection raw) throws SQLException {
        opening--;
        notifyAll();
        if (raw == null) {
            problem = new SQLException("cannot connect to " + url);
            return;
        }
        problem = null;
        if (forced != DatasourceStatus.VALID) {
            raw.close();
            refuseUnlessValid();
        }
        lent.add(raw);
    }

    private void refuseUnlessValid() throws SQLException {
        switch (forced) {
            case VALID -> { }
            case DISABLED -> throw new DisabledDatabaseConnectionException("The database connection \"" + name + "\" is disabled.");
            default -> throw new FaultedDatabaseConnectionException("The database connection \"" + name + "\" is " + forced + ".");
        }
    }

    /** The next borrower finds the session as this one left it. */
    synchronized void giveBack(Connection raw) {
        if (!lent.remove(raw)) return;
        try {
            if (!raw.isClosed() && forced == DatasourceStatus.VALID) idle.addFirst(raw);
        } catch (SQLException broken) {
            problem = broken;
        }
        notifyAll();
    }

    synchronized void lost(Connection raw) {
        leaked++;
        lent.remove(raw);
        quietly(raw);
        notifyAll();
    }

    /** Anything but VALID closes every connection, also those in use. */
    synchronized void switchTo(DatasourceStatus status) {
        forced = status;
        if (status != DatasourceStatus.VALID) {
            idle.forEach(Pool::quietly);
            idle.clear();
            lent.forEach(Pool::quietly);
            lent.clear();
        }
        problem = null;
        notifyAll();
    }

    private static void quietly(Connection raw) {
        try {
            if (raw.getClass().getName().startsWith("org.postgresql")) raw.abort(Runnable::run);
            raw.close();
        } catch (SQLException alreadyBroken) {
            // it is to be gone, and it is
        }
    }

    // --- questions --------------------------------------------------------------------------------------------------

    synchronized Map<String, Object> describe() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("active", lent.size());
        row.put("idle", idle.size());
        row.put("max", max);
        row.put("state", getStatus().name());
        row.put("leaked", leaked);
        return row;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getDescription() {
        return "";
    }

    @Override
    public DatabaseVendor getVendor() {
        if (url.startsWith("jdbc:postgresql:")) return DatabaseVendor.POSTGRES;
        if (url.startsWith("jdbc:sqlite:")) return DatabaseVendor.SQLITE;
        return DatabaseVendor.GENERIC;
    }

    @Override
    public synchronized DatasourceStatus getStatus() {
        return forced == DatasourceStatus.VALID && problem != null ? DatasourceStatus.FAULTED : forced;
    }

    @Override
    public int getMaxConnections() {
        return max;
    }

    @Override
    public synchronized int getActiveConnections() {
        return lent.size();
    }

    @Override
    public boolean isEnabled() {
        return getStatus() != DatasourceStatus.DISABLED;
    }

    @Override
    public JDBCDriver getDriver() {
        return new JDBCDriver() {
            @Override
            public String getName() {
                return getVendor().name();
            }

            @Override
            public String getClassName() {
                return driver.getClass().getName();
            }
        };
    }

    @Override
    public synchronized Throwable getProblem() {
        return problem;
    }
}
