package dev.testgateway.apps;

import com.inductiveautomation.ignition.common.BasicDataset;
import com.inductiveautomation.ignition.common.Dataset;
import com.inductiveautomation.ignition.common.model.values.BasicQualifiedValue;
import com.inductiveautomation.ignition.common.model.values.QualifiedValue;
import com.inductiveautomation.ignition.common.model.values.QualityCode;
import dev.testgateway.Values;
import dev.testgateway.system.Backend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The {@code system} functions of an application: the gateway does them. */
final class LinkedBackend implements Backend {
    private final GatewayLink link;

    LinkedBackend(GatewayLink link) {
        this.link = link;
    }

    private Object ask(String call, Object... args) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("call", call);
        body.put("args", Values.plain(Arrays.asList(args)));
        try {
            return link.post("/internal/system", body, 60_000).get("value");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static QualityCode quality(Object name) {
        try {
            return (QualityCode) QualityCode.class.getField(String.valueOf(name)).get(null);
        } catch (ReflectiveOperationException unknown) {
            return QualityCode.Error;
        }
    }

    @Override
    public List<QualifiedValue> readTags(List<String> paths) {
        List<QualifiedValue> values = new ArrayList<>();
        for (Object row : (List<?>) ask("readTags", paths)) {
            Map<?, ?> r = (Map<?, ?>) row;
            values.add(new BasicQualifiedValue(r.get("value"), quality(r.get("quality")), new Date(((Number) r.get("timestamp")).longValue())));
        }
        return values;
    }

    @Override
    public List<QualityCode> writeTags(List<String> paths, List<Object> values) {
        return ((List<?>) ask("writeTags", paths, values)).stream().map(LinkedBackend::quality).toList();
    }

    @Override
    public boolean tagExists(String path) {
        return (Boolean) ask("tagExists", path);
    }

    @Override
    public void configureTag(String path, String dataType, Object value, String script) {
        ask("configureTag", path, dataType, value, script);
    }

    @Override
    public void deleteTag(String path) {
        ask("deleteTag", path);
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<Map<String, Object>> browseTags(String path) {
        return (List<Map<String, Object>>) ask("browseTags", path);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Dataset query(String database, String transaction, String sql, List<Object> values) {
        Map<String, Object> answer = (Map<String, Object>) ask("query", database, transaction, sql, values);
        List<String> names = (List<String>) answer.get("names");
        List<Object[]> rows = new ArrayList<>();
        for (Object row : (List<?>) answer.get("rows")) rows.add(((List<?>) row).toArray());
        return new BasicDataset(names, Collections.nCopies(names.size(), Object.class), rows);
    }

    @Override
    public int update(String database, String transaction, String sql, List<Object> values, boolean key) {
        return ((Number) ask("update", database, transaction, sql, values, key)).intValue();
    }

    @Override
    public String begin(String database, int isolation) {
        return (String) ask("begin", database, isolation);
    }

    @Override
    public void end(String transaction, String how) {
        ask("end", transaction, how);
    }

    @Override
    public void sent(Map<String, Object> message) {
        ask("sent", message);
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<String> projectNames() {
        return (List<String>) ask("projectNames");
    }

    @Override
    public void requestScan() {
        ask("requestScan");
    }

    @Override
    public String systemName() {
        return (String) ask("systemName");
    }
}
