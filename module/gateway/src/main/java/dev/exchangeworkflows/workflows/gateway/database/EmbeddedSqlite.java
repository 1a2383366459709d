package dev.exchangeworkflows.workflows.gateway.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;

/**
 * The SQLite file in the gateway's data folder, through a driver packed in the module.
 *
 * <p>Closed connections are kept for the next caller. WAL with full synchronisation: a commit survives a power cut.
 */
final class EmbeddedSqlite implements AutoCloseable {
    private static final int BUSY_MS = 10_000;
    private static final int KEPT = 8;

    private final String url;
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    EmbeddedSqlite(Path file) {
        this.url = "jdbc:sqlite:" + file;
    }

    Connection connect() throws SQLException {
        if (closed) {
            throw new SQLException("The embedded database is closed");
        }
        Connection kept = idle.pollFirst();
        return lend(kept != null ? kept : open());
    }

    private Connection open() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MS);
        return config.createConnection(url);
    }

    /** A connection whose close gives the real one back. */
    private Connection lend(Connection real) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, new Loan(real));
    }

    private void giveBack(Connection real) throws SQLException {
        if (closed || idle.size() >= KEPT) {
            real.close();
            return;
        }
        if (!real.getAutoCommit()) {
            real.rollback();
            real.setAutoCommit(true);
        }
        idle.addFirst(real);
    }

    /** Also takes back what the driver registered with the JVM: it would keep this module's loader. */
    @Override
    public void close() {
        closed = true;
        for (Connection kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
            quietly(kept);
        }
        for (Driver driver : Collections.list(DriverManager.getDrivers())) {
            if (driver.getClass().getClassLoader() == getClass().getClassLoader()) {
                deregister(driver);
            }
        }
    }

    private static void quietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LoggerFactory.getLogger("exchange.workflows.database").warn("A connection did not close", e);
        }
    }

    private static void deregister(Driver driver) {
        try {
            DriverManager.deregisterDriver(driver);
        } catch (SQLException e) {
            LoggerFactory.getLogger("exchange.workflows.database").warn("The driver stays registered", e);
        }
    }

    private final class Loan implements java.lang.reflect.InvocationHandler {
        private Connection real;

        Loan(Connection real) {
            this.real = real;
        }

        @Override
        public synchronized Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
            switch (method.getName()) {
                case "close" -> {
                    Connection returned = real;
                    real = null;
                    if (returned != null) {
                        giveBack(returned);
                    }
                    return null;
                }
                case "isClosed" -> {
                    return real == null || real.isClosed();
                }
                default -> {
                    return onReal(method, args);
                }
            }
        }

        private Object onReal(Method method, Object[] args) throws Throwable {
            if (real == null) {
                throw new SQLException("The connection was given back");
            }
            try {
                return method.invoke(real, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }
}
