package dev.exchangeworkflows.workflows.common.namespace;

import org.python.core.Py;
import org.python.core.PyCode;
import org.python.core.PyObject;
import org.python.core.PyStringMap;
import org.python.core.PySystemState;

/**
 * The bare name {@code exchange} inside modules of project libraries, where global variables of a manager are not seen.
 *
 * <p>Python's builtins are one dictionary for the whole JVM. So the object there keeps nothing, and asks the interpreter
 * of the calling thread what `exchange` is in it.
 */
public final class BareName {
    private static final String NAME = "exchange";
    private static final String SOURCE =
            """
            from __future__ import absolute_import
            class Exchange(object):
                __slots__ = ()
                def __getattribute__(self, name):
                    import sys
                    space = sys.modules.get("__exchange_workflows__")
                    if space is None:
                        raise NameError("name 'exchange' is not defined")
                    return getattr(space.root, name)
                def __setattr__(self, name, value):
                    raise AttributeError("exchange is read only")
                def __repr__(self):
                    return "<package 'exchange'>"
            """;

    private final PyObject builtins;
    private final PyObject name;

    private BareName(PyObject builtins, PyObject name) {
        this.builtins = builtins;
        this.name = name;
    }

    /** Must not be called twice without {@link #remove}: the name is one for all. */
    public static BareName add(PySystemState engine) {
        return HollowSpace.in(engine, () -> {
            PyCode code = new CleanCode().compile(SOURCE, "exchange/workflows/bare.py");
            PyStringMap names = new PyStringMap();
            names.__setitem__("__builtins__", engine.getBuiltins());
            names.__setitem__("__name__", Py.newString("exchange_workflows_bare"));
            Py.runCode(code, names, names);
            PyObject made = names.__finditem__("Exchange").__call__();
            engine.getBuiltins().__setitem__(NAME, made);
            return new BareName(engine.getBuiltins(), made);
        });
    }

    /** Nothing happens if somebody else put another object there. */
    public void remove() {
        if (builtins.__finditem__(NAME) == name) {
            builtins.__delitem__(NAME);
        }
    }
}
