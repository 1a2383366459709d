package dev.testgateway;

import com.inductiveautomation.ignition.common.datasource.DatasourceStatus;
import com.inductiveautomation.ignition.gateway.datasource.Datasource;
import com.inductiveautomation.ignition.gateway.datasource.DatasourceManager;
import com.inductiveautomation.ignition.gateway.datasource.SRConnection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The named database connections. */
public final class Datasources implements DatasourceManager {
    private final Map<String, Pool> pools = new LinkedHashMap<>();

    Datasources(Options options) {
        options.datasources().forEach((name, url) ->
                pools.put(name, new Pool(name, url, options.poolSize(), options.poolWaitMs())));
    }

    @Override
    public SRConnection getConnection(String datasource) throws SQLException {
        Pool pool = pools.get(datasource);
        if (pool == null) throw new SQLException("Datasource \"" + datasource + "\" does not exist in this Gateway.");
        return pool.getConnection();
    }

    @Override
    public Datasource getDatasource(String name) {
        return pools.get(name);
    }

    @Override
    public List<Datasource> getDatasources() {
        return new ArrayList<>(pools.values());
    }

    /** @throws IllegalArgumentException for an unknown name or status */
    void switchTo(String name, String state) {
        Pool pool = pools.get(name);
        if (pool == null) throw new IllegalArgumentException("no datasource '" + name + "', there are " + pools.keySet());
        pool.switchTo(DatasourceStatus.valueOf(state.toUpperCase()));
    }

    Map<String, Object> describe() {
        Map<String, Object> all = new LinkedHashMap<>();
        pools.forEach((name, pool) -> all.put(name, pool.describe()));
        return all;
    }

    void close() {
        pools.values().forEach(p -> p.switchTo(DatasourceStatus.DISABLED));
    }
}
