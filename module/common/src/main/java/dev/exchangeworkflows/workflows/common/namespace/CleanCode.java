package dev.exchangeworkflows.workflows.common.namespace;

import org.python.core.CompileMode;
import org.python.core.CompilerFlags;
import org.python.core.Py;
import org.python.core.PyCode;
import org.python.core.PyObject;
import org.python.core.PyStringMap;
import org.python.core.PySystemState;

/**
 * Compiles Python so that the code does not keep the module's class loader alive.
 *
 * <p>Jython's loader of compiled code remembers the protection domains on the Java stack. Here the compiler runs inside
 * {@code doPrivileged}, called from Python, so that Jython is the only caller it sees.
 */
public final class CleanCode {
    private static final String BOOTSTRAP =
            """
            from java.security import AccessController
            def compile_clean(source, name):
                def go():
                    return compile(source, name, "exec", 0, 1)
                return AccessController.doPrivileged(go)
            def call_clean(fn, args, kwargs):
                def go():
                    return fn(*args, **kwargs)
                return AccessController.doPrivileged(go)
            def run_module(name):
                module = __import__(name, {}, {}, ["__name__"], 0)
                getattr(module, "some_name", None)  # a library's script runs at the first look at a name
            """;

    private final PyStringMap helpers = new PyStringMap();

    /** Must be made in the interpreter that will run the helpers. */
    public CleanCode() {
        PySystemState state = Py.getSystemState();
        helpers.__setitem__("__builtins__", state.getBuiltins());
        helpers.__setitem__("__name__", Py.newString("workflows_clean"));
        Py.runCode(Py.compile_flags(BOOTSTRAP, "<workflows clean>", CompileMode.exec, new CompilerFlags()), helpers, helpers);
    }

    public PyCode compile(String source, String name) {
        PyObject code = helpers.__finditem__("compile_clean").__call__(Py.newUnicode(source), Py.newString(name));
        return (PyCode) code;
    }

    /** {@code run_module(name)}: to be called by the caller, in the interpreter that has the module. */
    public PyObject importer() {
        return helpers.__finditem__("run_module");
    }

    /** {@code call_clean(fn, args, kwargs)}: calls user code; what it imports meanwhile is compiled cleanly. */
    public PyObject caller() {
        return helpers.__finditem__("call_clean");
    }
}
