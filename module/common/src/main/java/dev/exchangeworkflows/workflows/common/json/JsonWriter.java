package dev.exchangeworkflows.workflows.common.json;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.python.core.AbstractDict;
import org.python.core.Py;
import org.python.core.PyBoolean;
import org.python.core.PyException;
import org.python.core.PyFloat;
import org.python.core.PyInteger;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.python.core.PySequenceList;
import org.python.core.PyString;
import org.python.core.PyUnicode;

final class JsonWriter {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder out;
    private final Deque<Object> place = new ArrayDeque<>();

    JsonWriter(StringBuilder out) {
        this.out = out;
    }

    void write(PyObject value) {
        // The order matters: PyUnicode is a PyString, PyBoolean a PyInteger.
        if (value == Py.None || value == null) {
            out.append("null");
        } else if (value instanceof PyString text) {
            writeText(text(text));
        } else if (value instanceof PyBoolean bool) {
            out.append(bool.getBooleanValue());
        } else if (value instanceof PyInteger number) {
            out.append(number.getValue());
        } else if (value instanceof PyLong number) {
            out.append(number.getValue());
        } else if (value instanceof PyFloat number) {
            writeFloat(number.getValue());
        } else if (value instanceof AbstractDict dict) {
            writeMap(dict.getMap());
        } else if (value instanceof PySequenceList list) {
            writeSequence(list);
        } else {
            writeJava(value, value.__tojava__(Object.class));
        }
    }

    private void writeSequence(PySequenceList list) {
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
            writeItem(i, list.pyget(i));
        }
        out.append(']');
    }

    private void writeItem(int index, PyObject item) {
        if (index > 0) {
            out.append(',');
        }
        descend(index);
        write(item);
        place.removeLast();
    }

    private void writeMap(Map<?, ?> map) {
        Map<String, PyObject> sorted = new TreeMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            sorted.put(key(entry.getKey()), Py.java2py(entry.getValue()));
        }
        out.append('{');
        int start = out.length();
        for (Map.Entry<String, PyObject> entry : sorted.entrySet()) {
            if (out.length() > start) {
                out.append(',');
            }
            writeText(entry.getKey());
            out.append(':');
            descend(entry.getKey());
            write(entry.getValue());
            place.removeLast();
        }
        out.append('}');
    }

    private String key(Object key) {
        if (key instanceof String text) {
            return text;
        }
        if (key instanceof PyString text) {
            return text(text);
        }
        throw type("a key must be text, not " + typeName(Py.java2py(key)));
    }

    /** Values that scripts get from the platform: maps and lists of tags, views and data sets' cells. */
    private void writeJava(PyObject value, Object java) {
        if (java instanceof String text) {
            writeText(text);
        } else if (java instanceof Boolean bool) {
            out.append(bool.booleanValue());
        } else if (java instanceof Double || java instanceof Float) {
            writeFloat(((Number) java).doubleValue());
        } else if (java instanceof Integer || java instanceof Long || java instanceof Short || java instanceof Byte
                || java instanceof BigInteger) {
            out.append(java);
        } else if (java instanceof Map<?, ?> map) {
            writeMap(map);
        } else if (java instanceof List<?> list) {
            writeList(list);
        } else {
            throw type("a value of type " + typeName(value) + " is no JSON");
        }
    }

    private void writeList(List<?> list) {
        out.append('[');
        int index = 0;
        for (Iterator<?> items = list.iterator(); items.hasNext(); index++) {
            writeItem(index, Py.java2py(items.next()));
        }
        out.append(']');
    }

    private void writeFloat(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw Py.ValueError(where() + ": JSON has no infinity and no NaN");
        }
        out.append(new PyFloat(number).__repr__());
    }

    private void writeText(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            writeChar(text.charAt(i));
        }
        out.append('"');
    }

    private void writeChar(char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c >= 0x20 && c < 0x7f) {
                    out.append(c);
                } else {
                    out.append("\\u").append(HEX[c >> 12]).append(HEX[c >> 8 & 15]).append(HEX[c >> 4 & 15]);
                    out.append(HEX[c & 15]);
                }
            }
        }
    }

    /** A byte string counts as UTF-8, as Python's json has it. */
    private String text(PyString value) {
        String text = value.getString();
        if (value instanceof PyUnicode || text.chars().allMatch(c -> c < 0x80)) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw Py.ValueError(where() + ": a byte string that is not UTF-8");
        }
    }

    private void descend(Object step) {
        place.addLast(step);
        if (place.size() > JsonCodec.MAX_DEPTH) {
            throw Py.ValueError("nested deeper than " + JsonCodec.MAX_DEPTH + ", or inside itself");
        }
    }

    private PyException type(String message) {
        return Py.TypeError(where() + ": " + message);
    }

    private String where() {
        StringBuilder path = new StringBuilder("$");
        for (Object step : place) {
            if (step instanceof Integer) {
                path.append('[').append(step).append(']');
            } else {
                path.append('.').append(step);
            }
        }
        return path.toString();
    }

    private static String typeName(PyObject value) {
        return value.getType().fastGetName();
    }
}
