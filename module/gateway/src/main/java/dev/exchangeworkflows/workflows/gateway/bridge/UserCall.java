package dev.exchangeworkflows.workflows.gateway.bridge;

import com.inductiveautomation.ignition.common.script.JythonExecException;
import com.inductiveautomation.ignition.common.script.ScriptManager;
import java.lang.ref.Reference;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PySystemState;

/** Calls user code in the interpreter that owns it, and leaves the thread as it was, whatever the code did. */
final class UserCall {
    private final PySystemState engine;
    private final PyObject callClean;
    private final BorderErrors errors;

    UserCall(PySystemState engine, PyObject callClean, BorderErrors errors) {
        this.engine = engine;
        this.callClean = callClean;
        this.errors = errors;
    }

    /** {@code nested}: the code that now calls the engine runs in the owner already; the platform knows about it. */
    PyObject call(ScriptInterpreter owner, boolean nested, PyObject fn, PyObject args, PyObject kwargs) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        ThreadMarks marks = ThreadMarks.take();
        try {
            Py.setSystemState(owner.state());
            ScriptManager manager = owner.manager();
            return manager == null || nested
                    ? callClean.__call__(fn, args, kwargs)
                    : manager.runFunction(callClean, fn, args, kwargs);
        } catch (JythonExecException e) {
            throw UserCall.<RuntimeException>sneak(unwrap(e));
        } catch (PyException e) {
            throw errors.inward(e);
        } finally {
            marks.restore();
            Py.setSystemState(engine);
            Thread.currentThread().setContextClassLoader(loader);
            Reference.reachabilityFence(owner);
        }
    }

    private Throwable unwrap(JythonExecException e) {
        return e.getPyCause().<Throwable>map(errors::inward).orElseGet(() -> e.getCause() == null ? e : e.getCause());
    }

    /** Java errors of user code go on as they were thrown; Python catches them as Throwable. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T sneak(Throwable error) throws T {
        throw (T) error;
    }
}
