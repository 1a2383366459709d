package dev.exchangeworkflows.workflows.common.remote;

import dev.exchangeworkflows.workflows.common.namespace.CleanCode;
import dev.exchangeworkflows.workflows.common.namespace.HollowSpace;
import org.python.core.Py;
import org.python.core.PyCode;
import org.python.core.PyObject;
import org.python.core.PyStringMap;
import org.python.core.PySystemState;

/**
 * Imports below {@code exchange} in a Designer or a client, after its project's library changed.
 *
 * <p>The application then drops every name below a root of the library, and makes the root anew without asking anybody:
 * no finder is called for a name that is there. So {@code __import__} itself puts the names back first, at whatever import. Only in these
 * applications; a gateway makes a new interpreter instead.
 */
final class MendedImports {
    private static final String NAME = "__import__";
    private static final String SOURCE =
            """
            from __future__ import absolute_import
            def make(original):
                def __import__(name, globals=None, locals=None, fromlist=(), level=-1):
                    if name != "sys":
                        import sys
                        space = sys.modules.get("__exchange_workflows__")
                        if space is not None and "exchange.workflows" not in sys.modules:
                            space.mend()
                    return original(name, globals, locals, fromlist, level)
                return __import__
            """;

    private final PyObject builtins;
    private final PyObject original;
    private final PyObject mended;

    private MendedImports(PyObject builtins, PyObject original, PyObject mended) {
        this.builtins = builtins;
        this.original = original;
        this.mended = mended;
    }

    static MendedImports add(PySystemState state) {
        return HollowSpace.in(state, () -> {
            PyCode code = new CleanCode().compile(SOURCE, "exchange/workflows/imports.py");
            PyStringMap names = new PyStringMap();
            names.__setitem__("__builtins__", state.getBuiltins());
            names.__setitem__("__name__", Py.newString("exchange_workflows_imports"));
            Py.runCode(code, names, names);
            PyObject original = state.getBuiltins().__finditem__(NAME);
            PyObject mended = names.__finditem__("make").__call__(original);
            state.getBuiltins().__setitem__(NAME, mended);
            return new MendedImports(state.getBuiltins(), original, mended);
        });
    }

    /** Nothing happens if somebody else replaced it meanwhile. */
    void remove() {
        if (builtins.__finditem__(NAME) == mended) {
            builtins.__setitem__(NAME, original);
        }
    }
}
