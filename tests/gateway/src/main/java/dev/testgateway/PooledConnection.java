package dev.testgateway;

import com.inductiveautomation.ignition.common.BasicDataset;
import com.inductiveautomation.ignition.common.Dataset;
import com.inductiveautomation.ignition.gateway.datasource.SRConnection;
import java.lang.ref.Cleaner;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** One loan of a connection. A loan that nobody holds any more and nobody closed counts as leaked. */
final class PooledConnection implements InvocationHandler {
    private static final Cleaner CLEANER = Cleaner.create(GatewayThreads.named("connection-leaks"));

    private final Pool pool;
    private final Connection raw;
    private final AtomicBoolean closed;

    private PooledConnection(Pool pool, Connection raw, AtomicBoolean closed) {
        this.pool = pool;
        this.raw = raw;
        this.closed = closed;
    }

    static SRConnection lend(Pool pool, Connection raw) {
        AtomicBoolean closed = new AtomicBoolean();
        PooledConnection loan = new PooledConnection(pool, raw, closed);
        SRConnection handle = (SRConnection) Proxy.newProxyInstance(
                SRConnection.class.getClassLoader(), new Class<?>[] {SRConnection.class}, loan);
        CLEANER.register(loan, () -> {
            if (closed.compareAndSet(false, true)) pool.lost(raw);
        });
        return handle;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
        switch (method.getName()) {
            case "close":
                if (closed.compareAndSet(false, true)) pool.giveBack(raw);
                return null;
            case "isClosed":
                return closed.get() || raw.isClosed();
            case "getParentDatasource":
                return pool;
            case "equals":
                return proxy == args[0];
            case "hashCode":
                return System.identityHashCode(proxy);
            case "toString":
                return "SRConnection of " + pool.getName();
            default:
        }
        if (closed.get()) throw new SQLException("this connection of \"" + pool.getName() + "\" was given back");
        try {
            if (method.getDeclaringClass() == SRConnection.class) return own(method.getName(), args);
            return method.invoke(raw, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private Object own(String method, Object[] args) throws SQLException {
        Object[] values = args != null && args.length > 1 && args[1] instanceof Object[] v ? v : new Object[0];
        String sql = args == null ? null : (String) args[0];
        return switch (method) {
            case "runQuery", "runPrepQuery" -> query(sql, 0, values);
            case "runLimitQuery" -> query(sql, (Integer) args[1], values);
            case "runUpdateQuery", "runPrepUpdate" -> update(sql, values, false);
            case "runPrepUpdateGetKey" -> update(sql, values, true);
            case "runScalarQuery", "runScalarPrepQuery" -> scalar(sql, values);
            case "getCurrentDatabaseTime" -> now();
            default -> throw new SQLException("not imitated: " + method);
        };
    }

    private PreparedStatement prepare(String sql, Object[] values, boolean key) throws SQLException {
        PreparedStatement statement = key
                ? raw.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)
                : raw.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i] instanceof java.util.Date d && !(d instanceof Timestamp) ? new Timestamp(d.getTime()) : values[i]);
        return statement;
    }

    private Dataset query(String sql, int limit, Object[] values) throws SQLException {
        try (PreparedStatement statement = prepare(sql, values, false)) {
            statement.setMaxRows(limit);
            try (ResultSet rows = statement.executeQuery()) {
                return dataset(rows);
            }
        }
    }

    private static Dataset dataset(ResultSet rows) throws SQLException {
        ResultSetMetaData meta = rows.getMetaData();
        List<String> names = new ArrayList<>();
        List<Class<?>> types = new ArrayList<>();
        for (int c = 1; c <= meta.getColumnCount(); c++) {
            names.add(meta.getColumnLabel(c));
            types.add(Object.class);
        }
        List<Object[]> data = new ArrayList<>();
        while (rows.next()) {
            Object[] row = new Object[names.size()];
            for (int c = 0; c < row.length; c++) row[c] = rows.getObject(c + 1);
            data.add(row);
        }
        return new BasicDataset(names, types, data);
    }

    private int update(String sql, Object[] values, boolean key) throws SQLException {
        try (PreparedStatement statement = prepare(sql, values, key)) {
            int count = statement.executeUpdate();
            if (!key) return count;
            try (ResultSet keys = statement.getGeneratedKeys()) {
                return keys.next() ? keys.getInt(1) : -1;
            }
        }
    }

    private Object scalar(String sql, Object[] values) throws SQLException {
        Dataset rows = query(sql, 1, values);
        return rows.getRowCount() == 0 ? null : rows.getValueAt(0, 0);
    }

    private Timestamp now() throws SQLException {
        Object now = scalar("SELECT CURRENT_TIMESTAMP", new Object[0]);
        return now instanceof Timestamp t ? t : new Timestamp(System.currentTimeMillis());
    }
}
