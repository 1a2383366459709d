package dev.testgateway;

import com.inductiveautomation.ignition.common.script.builtin.DatasetUtilities.PyDataSet;
import com.inductiveautomation.ignition.common.Dataset;
import com.inductiveautomation.ignition.common.model.values.QualifiedValue;
import com.inductiveautomation.ignition.common.model.values.QualityCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.python.core.Py;
import org.python.core.PyObject;

/** Values between scripts and JSON. */
public final class Values {
    private static final int DEPTH = 60;

    private Values() {}

    /** Maps, lists, texts, numbers, booleans; anything else as its text. Call it in the interpreter of the value. */
    public static Object plain(Object value) {
        return plain(value, DEPTH);
    }

    private static Object plain(Object value, int depth) {
        if (depth == 0) return "...";
        if (value == null || value == Py.None) return null;
        if (value instanceof PyDataSet p) return rows(p.getUnderlyingDataset());
        if (value instanceof Map<?, ?> map) return map(map, depth);
        if (value instanceof Collection<?> items) return items.stream().collect(ArrayList::new, (l, v) -> l.add(plain(v, depth - 1)), List::addAll);
        if (value instanceof PyObject p) return python(p, depth);
        if (value instanceof Object[] array) return plain(Arrays.asList(array), depth);
        if (value instanceof Dataset d) return rows(d);
        if (value instanceof QualifiedValue q) return plain(q.getValue(), depth - 1);
        if (value instanceof QualityCode q) return q.getName();
        if (value instanceof Date d) return d.getTime();
        if (value instanceof Number || value instanceof Boolean || value instanceof String) return value;
        return String.valueOf(value);
    }

    private static Object python(PyObject value, int depth) {
        Object java = value.__tojava__(Object.class);
        if (java == value || java instanceof PyObject) return value.__str__().toString();
        return plain(java, depth - 1);
    }

    private static Map<String, Object> map(Map<?, ?> map, int depth) {
        Map<String, Object> plain = new LinkedHashMap<>();
        map.forEach((k, v) -> plain.put(String.valueOf(k), plain(v, depth - 1)));
        return plain;
    }

    private static List<Object> rows(Dataset data) {
        List<Object> rows = new ArrayList<>();
        for (int r = 0; r < data.getRowCount(); r++) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (int c = 0; c < data.getColumnCount(); c++) row.put(data.getColumnName(c), plain(data.getValueAt(r, c)));
            rows.add(row);
        }
        return rows;
    }
}
