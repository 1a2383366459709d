package dev.testgateway;

import com.inductiveautomation.ignition.common.Dataset;
import com.inductiveautomation.ignition.common.model.values.QualifiedValue;
import com.inductiveautomation.ignition.common.model.values.QualityCode;
import dev.testgateway.system.Backend;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code system} functions of Designers and clients, done in the gateway. */
record SystemCalls(Backend backend) {
    @SuppressWarnings("unchecked")
    Object call(Map<String, Object> body) {
        List<Object> a = (List<Object>) body.get("args");
        return switch (Control.text(body, "call")) {
            case "readTags" -> values(backend.readTags((List<String>) (List<?>) a.get(0)));
            case "writeTags" -> answer(backend.writeTags((List<String>) (List<?>) a.get(0), (List<Object>) a.get(1)).stream().map(QualityCode::getName).toList());
            case "tagExists" -> answer(backend.tagExists((String) a.get(0)));
            case "configureTag" -> {
                backend.configureTag((String) a.get(0), (String) a.get(1), a.get(2), (String) a.get(3));
                yield answer(true);
            }
            case "deleteTag" -> {
                backend.deleteTag((String) a.get(0));
                yield answer(true);
            }
            case "browseTags" -> answer(backend.browseTags((String) a.get(0)));
            case "query" -> dataset(backend.query((String) a.get(0), (String) a.get(1), (String) a.get(2), (List<Object>) a.get(3)));
            case "update" -> answer(backend.update((String) a.get(0), (String) a.get(1), (String) a.get(2), (List<Object>) a.get(3), (Boolean) a.get(4)));
            case "begin" -> answer(backend.begin((String) a.get(0), ((Number) a.get(1)).intValue()));
            case "end" -> {
                backend.end((String) a.get(0), (String) a.get(1));
                yield answer(true);
            }
            case "sent" -> {
                backend.sent((Map<String, Object>) a.get(0));
                yield answer(true);
            }
            case "projectNames" -> answer(backend.projectNames());
            case "requestScan" -> {
                backend.requestScan();
                yield answer(true);
            }
            case "systemName" -> answer(backend.systemName());
            default -> throw new IllegalArgumentException("unknown call " + body.get("call"));
        };
    }

    private static Map<String, Object> answer(Object value) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("value", value);
        return answer;
    }

    private static Object values(List<QualifiedValue> values) {
        List<Object> rows = new ArrayList<>();
        for (QualifiedValue v : values) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("value", Values.plain(v.getValue()));
            row.put("quality", v.getQuality().getName());
            row.put("timestamp", v.getTimestamp().getTime());
            rows.add(row);
        }
        return answer(rows);
    }

    private static Object dataset(Dataset data) {
        return answer(Map.of("names", data.getColumnNames(), "rows", Control.rows(data)));
    }
}
