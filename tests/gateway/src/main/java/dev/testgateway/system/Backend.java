package dev.testgateway.system;

import com.inductiveautomation.ignition.common.Dataset;
import com.inductiveautomation.ignition.common.model.values.QualifiedValue;
import com.inductiveautomation.ignition.common.model.values.QualityCode;
import java.util.List;
import java.util.Map;

/** What {@code system} functions do; in the gateway at once, in a Designer or client by asking the gateway. */
public interface Backend {
    List<QualifiedValue> readTags(List<String> paths);

    List<QualityCode> writeTags(List<String> paths, List<Object> values);

    boolean tagExists(String path);

    void configureTag(String path, String dataType, Object value, String script);

    void deleteTag(String path);

    /** Full paths below a folder. */
    List<Map<String, Object>> browseTags(String path);

    Dataset query(String database, String transaction, String sql, List<Object> values);

    /** @param key the generated key instead of the row count */
    int update(String database, String transaction, String sql, List<Object> values, boolean key);

    String begin(String database, int isolation);

    void end(String transaction, String how);

    /** A message that leaves the gateway: kept for {@code GET /state}. */
    void sent(Map<String, Object> message);

    List<String> projectNames();

    void requestScan();

    String systemName();
}
