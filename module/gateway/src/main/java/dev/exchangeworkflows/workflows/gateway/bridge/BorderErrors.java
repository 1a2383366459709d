package dev.exchangeworkflows.workflows.gateway.bridge;

import dev.exchangeworkflows.workflows.common.namespace.HollowSpace;
import org.python.core.AbstractDict;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.python.core.PyType;

/**
 * Errors that cross the border.
 *
 * <p>A script catches its own interpreter's {@code Cancelled}, the engine its own: the errors of the API are rebuilt on
 * the other side, with their arguments and facts; all others pass as they are.
 */
final class BorderErrors {
    private final EngineNames names;

    BorderErrors(EngineNames names) {
        this.names = names;
    }

    PyException outward(PyException e, HollowSpace space) {
        if (!(e.type instanceof PyType type) || !names.owns(type)) {
            return e;
        }
        e.normalize();
        PyObject classes = space.python().__getattr__("errors");
        for (PyObject base : type.getMro().asIterable()) {
            PyObject origin = Py.newUnicode(names.origin((PyType) base));
            if (names.owns((PyType) base) && classes.__finditem__(origin) != null) {
                return raised(e, space.python().__getattr__("error").__call__(
                        new PyObject[] {origin, Py.newUnicode(names.origin(type)), args(e.value), facts(e.value)}));
            }
        }
        return e;
    }

    PyException inward(PyException e) {
        if (e.type == null || e.type.__findattr__("_origin") == null) {
            return e;
        }
        e.normalize();
        try {
            PyObject type = names.resolve(e.value.__getattr__("_origin").toString());
            PyObject error = type.__getattr__("__new__").__call__(type);
            error.__setattr__("args", args(e.value));
            error.__getattr__("__dict__").invoke("update", facts(e.value));
            return raised(e, error);
        } catch (PyException noSuchError) {
            return e; // made by another version: it stays what the script threw
        }
    }

    private static PyException raised(PyException e, PyObject error) {
        PyException raised = new PyException((PyObject) error.getType(), error, e.traceback);
        raised.initCause(e.getCause());
        return raised;
    }

    private static PyObject args(PyObject error) {
        PyObject args = error.__findattr__("args");
        return args instanceof PyTuple ? args : new PyTuple();
    }

    /** What is set on the error itself, without the mark of its origin. */
    private static PyDictionary facts(PyObject error) {
        PyDictionary facts = new PyDictionary();
        PyObject own = error.__findattr__("__dict__");
        if (own instanceof AbstractDict dict) {
            for (PyObject name : dict.asIterable()) {
                if (!name.toString().equals("_origin")) {
                    facts.__setitem__((PyObject) new PyString(name.toString()), dict.__finditem__(name));
                }
            }
        }
        return facts;
    }
}
