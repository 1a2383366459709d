package dev.testgateway;

import com.inductiveautomation.ignition.common.Dataset;
import com.inductiveautomation.ignition.common.browsing.BrowseFilter;
import com.inductiveautomation.ignition.common.model.values.QualifiedValue;
import com.inductiveautomation.ignition.common.model.values.QualityCode;
import com.inductiveautomation.ignition.common.sqltags.model.types.DataType;
import com.inductiveautomation.ignition.common.tags.browsing.NodeDescription;
import com.inductiveautomation.ignition.gateway.datasource.SRConnection;
import dev.testgateway.system.Backend;
import dev.testgateway.tags.Tags;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.python.core.Py;

/** The {@code system} functions inside the gateway. */
final class GatewayBackend implements Backend {
    private final Gateway gateway;
    private final Map<String, SRConnection> transactions = new ConcurrentHashMap<>();
    private final List<Map<String, Object>> messages = new CopyOnWriteArrayList<>();

    GatewayBackend(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public List<QualifiedValue> readTags(List<String> paths) {
        return gateway.tags().readAsync(paths.stream().map(Tags::parse).toList()).join();
    }

    @Override
    public List<QualityCode> writeTags(List<String> paths, List<Object> values) {
        return gateway.tags().writeAsync(paths.stream().map(Tags::parse).toList(), values).join();
    }

    @Override
    public boolean tagExists(String path) {
        return gateway.tags().exists(path);
    }

    @Override
    public void configureTag(String path, String dataType, Object value, String script) {
        gateway.tags().configure(path, dataType == null ? null : DataType.valueOf(dataType), value, script);
    }

    @Override
    public void deleteTag(String path) {
        gateway.tags().delete(path);
    }

    @Override
    public List<Map<String, Object>> browseTags(String path) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (NodeDescription n : gateway.tags().browseAsync(Tags.parse(path), BrowseFilter.NONE).join().getResults()) {
            rows.add(new LinkedHashMap<>(Map.of("name", n.getName(), "fullPath", n.getFullPath().toString(), "hasChildren", n.hasChildren())));
        }
        return rows;
    }

    private interface Work<T> {
        T on(SRConnection connection) throws SQLException;
    }

    /** An SQLException reaches the script as what it is, a Java exception. */
    private <T> T with(String database, String transaction, Work<T> work) {
        try {
            if (transaction != null) return work.on(transactions.get(transaction));
            try (SRConnection connection = gateway.datasources().getConnection(database)) {
                return work.on(connection);
            }
        } catch (SQLException e) {
            throw Py.JavaError(e);
        }
    }

    @Override
    public Dataset query(String database, String transaction, String sql, List<Object> values) {
        return with(database, transaction, c -> c.runPrepQuery(sql, values.toArray()));
    }

    @Override
    public int update(String database, String transaction, String sql, List<Object> values, boolean key) {
        return with(database, transaction, c -> key
                ? c.runPrepUpdateGetKey(sql, values.toArray())
                : c.runPrepUpdate(sql, values.toArray()));
    }

    @Override
    public String begin(String database, int isolation) {
        try {
            SRConnection connection = gateway.datasources().getConnection(database);
            connection.setAutoCommit(false);
            String id = UUID.randomUUID().toString();
            transactions.put(id, connection);
            return id;
        } catch (SQLException e) {
            throw Py.JavaError(e);
        }
    }

    @Override
    public void end(String transaction, String how) {
        SRConnection connection = transactions.get(transaction);
        if (connection == null) return;
        try {
            switch (how) {
                case "commit" -> connection.commit();
                case "rollback" -> connection.rollback();
                default -> {
                    transactions.remove(transaction);
                    connection.setAutoCommit(true);
                    connection.close();
                }
            }
        } catch (SQLException e) {
            throw Py.JavaError(e);
        }
    }

    @Override
    public void sent(Map<String, Object> message) {
        message.put("at", System.currentTimeMillis());
        messages.add(message);
        if (messages.size() > 5000) messages.remove(0);
    }

    List<Map<String, Object>> messages() {
        return messages;
    }

    @Override
    public List<String> projectNames() {
        return gateway.projects().getNames();
    }

    @Override
    public void requestScan() {
        gateway.projects().requestScan();
    }

    @Override
    public String systemName() {
        return Gateway.SYSTEM_NAME;
    }
}
