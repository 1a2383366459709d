package dev.exchangeworkflows.workflows.common.namespace;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.python.core.Py;
import org.python.core.PyCode;
import org.python.core.PyObject;
import org.python.core.PyStringMap;
import org.python.core.PySystemState;

/** The API in one script interpreter; the Java side of hollow.py's Space. */
public final class HollowSpace {
    private static final String SPACE_KEY = "__exchange_workflows__";

    private final PySystemState state;
    private final PyObject space;
    private final AtomicReference<Object> gate;

    private HollowSpace(PySystemState state, PyObject space) {
        this.state = state;
        this.space = space;
        this.gate = reference(space);
    }

    /**
     * Makes the space of an interpreter, or takes over the one that an earlier version of the module left there.
     * `packages`: those of the platform below which the names go; none in an interpreter that is not the platform's.
     */
    public static HollowSpace enter(
            CleanCode clean, PySystemState state, PyCode hollow, PyObject surface, PyObject errors, Map<String, PyObject> packages) {
        return in(state, () -> {
            PyStringMap names = new PyStringMap();
            names.__setitem__("__builtins__", state.getBuiltins());
            names.__setitem__("__name__", Py.newString("exchange_workflows_hollow"));
            clean.run(hollow, names);
            PyObject made = names.__finditem__("Space").__call__(Py.java2py(new AtomicReference<Object>()));
            made.invoke("fill", surface, errors);
            packages.forEach((name, p) -> made.invoke("hang", Py.newUnicode(name), p));
            made.invoke("install");
            return new HollowSpace(state, made);
        });
    }

    /** The space that lies in an interpreter already, or null. */
    public static PyObject find(PySystemState state) {
        return ((PyStringMap) state.modules).__finditem__(SPACE_KEY);
    }

    @SuppressWarnings("unchecked")
    private static AtomicReference<Object> reference(PyObject space) {
        return (AtomicReference<Object>) space.__getattr__("ref").__tojava__(AtomicReference.class);
    }

    /** Whatever is called from now on goes to `gate(target, args, kwargs)`; null = the module is not running. */
    public void open(PyObject newGate) {
        gate.set(newGate);
    }

    /** Nothing of the module stays reachable; the names stay and say that the module is not running. */
    public void close(PyObject ownGate) {
        gate.compareAndSet(ownGate, null);
    }

    /** Takes all names out again. */
    public void remove() {
        in(state, () -> space.invoke("remove"));
    }

    public PyObject root() {
        return space.__getattr__("root");
    }

    public PyObject python() {
        return space;
    }

    public PySystemState state() {
        return state;
    }

    /** Runs with an interpreter set on this thread, and restores what was set whatever happens. */
    public static <T> T in(PySystemState state, Supplier<T> work) {
        PySystemState before = Py.getSystemState();
        Py.setSystemState(state);
        try {
            return work.get();
        } finally {
            Py.setSystemState(before);
        }
    }
}
