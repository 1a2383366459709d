package dev.exchangeworkflows.workflows.gateway.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;

/**
 * The SQLite file in the gateway's data folder, through a driver packed in the module.
 *
 * <p>The engine keeps connections; here is only known which are open. WAL with full synchronisation: a commit survives a
 * power cut.
 */
final class EmbeddedSqlite implements AutoCloseable {
    private static final int BUSY_MS = 10_000;

    private final Logger log = LoggerFactory.getLogger("exchange.workflows.database");
    private final String url;
    private final Set<Connection> open = Collections.newSetFromMap(new WeakHashMap<>());
    private boolean closed;

    EmbeddedSqlite(Path file) {
        this.url = "jdbc:sqlite:" + file;
    }

    synchronized Connection connect() throws SQLException {
        if (closed) {
            throw new SQLException("The embedded database is closed");
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MS);
        Connection connection = config.createConnection(url);
        open.add(connection);
        return connection;
    }

    /** Also takes back what the driver registered with the JVM: it would keep this module's loader. */
    @Override
    public synchronized void close() {
        closed = true;
        List<Connection> left = new ArrayList<>(open);
        open.clear();
        left.forEach(this::close);
        for (Driver driver : Collections.list(DriverManager.getDrivers())) {
            if (driver.getClass().getClassLoader() == getClass().getClassLoader()) {
                deregister(driver);
            }
        }
    }

    private void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            log.warn("A connection did not close", e);
        }
    }

    private void deregister(Driver driver) {
        try {
            DriverManager.deregisterDriver(driver);
        } catch (SQLException e) {
            log.warn("The driver stays registered", e);
        }
    }
}
