package dev.exchangeworkflows.workflows.gateway.bridge;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.python.core.Py;
import org.python.core.PyFunction;
import org.python.core.PyMethod;
import org.python.core.PyObject;
import org.python.core.PyStringMap;
import org.python.core.PySystemState;
import org.python.core.PyType;

/** Finds things in the engine's interpreter by name, and says what belongs to it. */
final class EngineNames {
    static final String ROOT = "exchange.workflows";

    private final PySystemState engine;
    private final Map<String, PyObject> found = new ConcurrentHashMap<>();

    EngineNames(PySystemState engine) {
        this.engine = engine;
    }

    PySystemState state() {
        return engine;
    }

    PyObject module(String full) {
        return ((PyStringMap) engine.modules).__finditem__(full.intern());
    }

    /** A function, class or class method by its full path. */
    PyObject resolve(String path) {
        return found.computeIfAbsent(path, this::walk);
    }

    private PyObject walk(String path) {
        int end = path.lastIndexOf('.');
        while (end > 0 && module(path.substring(0, end)) == null) {
            end = path.lastIndexOf('.', end - 1);
        }
        PyObject value = end > 0 ? module(path.substring(0, end)) : null;
        if (value == null) {
            throw Py.AttributeError("This version of Workflows has no " + path);
        }
        for (String name : path.substring(end + 1).split("\\.")) {
            PyObject next = value.__findattr__(name.intern());
            if (next == null) {
                throw Py.AttributeError("This version of Workflows has no " + path);
            }
            value = next;
        }
        return value;
    }

    /** Whether a class was made by the engine's code. */
    boolean owns(PyType type) {
        PyObject name = type.__findattr__("__module__");
        if (name == null || !name.toString().startsWith(ROOT)) {
            return false;
        }
        PyObject module = module(name.toString());
        return module != null && module.__findattr__(type.fastGetName().intern()) == type;
    }

    boolean isFunction(PyObject value) {
        if (value instanceof PyMethod method) {
            return isFunction(method.__func__);
        }
        if (!(value instanceof PyFunction function)) {
            return false;
        }
        PyObject name = function.__globals__.__finditem__("__name__");
        PyObject module = name == null ? null : module(name.toString());
        return module != null && module.fastGetDict() == function.__globals__;
    }

    /** Functions, bound methods and instances of the engine's classes: none of them may be held by a script. */
    boolean isOurs(PyObject value) {
        return isFunction(value) || owns(value.getType());
    }

    String origin(PyType type) {
        return type.__getattr__("__module__") + "." + type.fastGetName();
    }
}
