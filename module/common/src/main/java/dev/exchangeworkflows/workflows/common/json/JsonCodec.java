package dev.exchangeworkflows.workflows.common.json;

import org.python.core.PyObject;

/**
 * JSON text from and to plain Python values, the same text whatever interpreter asks: compact, ASCII only, keys in
 * UTF-16 order.
 *
 * <p>A value that JSON cannot hold raises a Python TypeError or ValueError that names its place ({@code $.a[3].b}); text
 * that is no JSON raises ValueError. Never a Java exception.
 */
public final class JsonCodec {
    static final int MAX_DEPTH = 200;

    private JsonCodec() {}

    public static String encode(PyObject value) {
        StringBuilder out = new StringBuilder(64);
        new JsonWriter(out).write(value);
        return out.toString();
    }

    public static PyObject decode(String text) {
        return new JsonReader(text).read();
    }
}
