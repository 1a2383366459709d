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
            def run_clean(code, names):
                def go():
                    exec code in names
                AccessController.doPrivileged(go)
            def new_state():
                from org.python.core import PySystemState
                def go():
                    return PySystemState()
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

    /** A new interpreter; the hook that closes it at the end of the JVM remembers its maker too. */
    public PySystemState newState() {
        return (PySystemState) helpers.__finditem__("new_state").__call__();
    }

    public PyCode compile(String source, String name) {
        PyObject code = helpers.__finditem__("compile_clean").__call__(Py.newUnicode(source), Py.newString(name));
        return (PyCode) code;
    }

    /** {@code run_module(name)}: to be called by the caller, in the interpreter that has the module. */
    public PyObject importer() {
        return helpers.__finditem__("run_module");
    }

    /** Runs compiled code; codecs that it needs first are imported cleanly too. */
    public void run(PyCode code, PyObject names) {
        helpers.__finditem__("run_clean").__call__(code, names);
    }

    /** {@code call_clean(fn, args, kwargs)}: calls user code; what it imports meanwhile is compiled cleanly. */
    public PyObject caller() {
        return helpers.__finditem__("call_clean");
    }
}
