package dev.testgateway.system;

import com.inductiveautomation.ignition.common.script.PyArgParser;
import java.util.ArrayList;
import java.util.List;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyString;

/** Arguments of a {@code system} function as plain Java values. */
final class Arguments {
    private final PyArgParser parser;

    private Arguments(PyArgParser parser) {
        this.parser = parser;
    }

    static Arguments of(String function, PyObject[] args, String[] keywords, String... names) {
        Class<?>[] types = new Class<?>[names.length];
        java.util.Arrays.fill(types, Object.class);
        return new Arguments(PyArgParser.parseArgs(args, keywords, names, types, function));
    }

    PyObject raw(String name) {
        return parser.getPyObject(name).orElse(null);
    }

    boolean has(String name) {
        return raw(name) != null && raw(name) != Py.None;
    }

    Object value(String name) {
        return has(name) ? java(raw(name)) : null;
    }

    String text(String name, String otherwise) {
        return has(name) ? raw(name).toString() : otherwise;
    }

    int number(String name, int otherwise) {
        return has(name) ? raw(name).asInt() : otherwise;
    }

    boolean flag(String name) {
        return has(name) && raw(name).__nonzero__();
    }

    /** A sequence, or one value as a list of one. */
    List<Object> list(String name) {
        List<Object> list = new ArrayList<>();
        if (!has(name)) return list;
        PyObject value = raw(name);
        if (value instanceof PyString || !isSequence(value)) list.add(java(value));
        else for (PyObject item : value.asIterable()) list.add(java(item));
        return list;
    }

    List<String> texts(String name) {
        return list(name).stream().map(String::valueOf).toList();
    }

    private static boolean isSequence(PyObject value) {
        return value.__findattr__("__iter__") != null;
    }

    static Object java(PyObject value) {
        if (value == null || value == Py.None) return null;
        Object java = value.__tojava__(Object.class);
        if (java instanceof java.math.BigInteger big && big.bitLength() < 64) return big.longValue();
        return java;
    }
}
