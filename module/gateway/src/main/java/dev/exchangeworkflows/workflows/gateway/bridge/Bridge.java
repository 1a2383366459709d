package dev.exchangeworkflows.workflows.gateway.bridge;

import com.inductiveautomation.ignition.common.script.ScriptManager;
import dev.exchangeworkflows.workflows.common.namespace.CleanCode;
import dev.exchangeworkflows.workflows.common.namespace.HollowSource;
import dev.exchangeworkflows.workflows.common.namespace.HollowSpace;
import dev.exchangeworkflows.workflows.common.namespace.ScriptPackages;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import org.python.core.Py;
import org.python.core.PyCode;
import org.python.core.PyDictionary;
import org.python.core.PyMethod;
import org.python.core.PyObject;
import org.python.core.PyStringMap;
import org.python.core.PySystemState;
import org.python.core.PyTuple;

/**
 * Joins the engine's interpreter with the interpreters of scripts: puts the API into them, and takes calls both ways.
 *
 * <p>It holds the interpreters of scripts weakly.
 */
public final class Bridge {
    private final PySystemState engine;
    private final EngineNames names;
    private final BorderErrors errors;
    private final Crossings crossings = new Crossings();
    private final Declarations declarations;
    private final UserCall userCall;
    private final CleanCode clean;
    private final PyCode hollow;
    private final String about;
    private PyObject surface;
    private PyObject errorClasses;
    private final Map<PySystemState, WeakReference<EngineGate>> gates = new WeakHashMap<>();

    /** Must be made in the engine's interpreter, its modules loaded. */
    public Bridge(PySystemState engine, String about) {
        this.engine = engine;
        this.about = about;
        this.names = new EngineNames(engine);
        this.errors = new BorderErrors(names);
        this.declarations = new Declarations(names, crossings);
        this.clean = new CleanCode();
        this.userCall = new UserCall(engine, clean.caller(), errors);
        this.hollow = clean.compile(HollowSource.text(), HollowSource.FILE);
    }

    /** Says what scripts get, as in {@code api.service}; in the engine's interpreter, before the first install. */
    public void offer(Iterable<String> exports) {
        Surface described = new Surface(names, exports);
        this.surface = described.modules();
        this.errorClasses = described.errors();
    }

    PySystemState engine() {
        return engine;
    }

    EngineNames names() {
        return names;
    }

    BorderErrors errors() {
        return errors;
    }

    Crossings crossings() {
        return crossings;
    }

    public Declarations declarations() {
        return declarations;
    }

    public ScriptInterpreter install(ScriptManager manager) {
        return install(ScriptPackages.state(manager), manager);
    }

    /** Puts the API into an interpreter, or connects the names that a former version left there. */
    synchronized ScriptInterpreter install(PySystemState state, ScriptManager manager) {
        ScriptInterpreter known = interpreter(state);
        if (known != null) {
            return known;
        }
        Map<String, PyObject> packages = manager == null ? Map.of() : ScriptPackages.ensure(manager, about);
        HollowSpace space = HollowSpace.enter(clean, state, hollow, surface, errorClasses, packages);
        ScriptInterpreter interpreter = new ScriptInterpreter(space, manager);
        EngineGate gate = new EngineGate(this, interpreter);
        space.open(gate);
        gates.put(state, new WeakReference<>(gate));
        if (manager != null) {
            manager.addGlobalVariable("exchange", space.root());
        }
        declarations.restore(interpreter, gate);
        return interpreter;
    }

    public synchronized ScriptInterpreter interpreter(PySystemState state) {
        WeakReference<EngineGate> gate = gates.get(state);
        EngineGate found = gate == null ? null : gate.get();
        return found == null ? null : found.interpreter();
    }

    /** Takes the names out of an interpreter again, as if they had never been there. */
    public synchronized void uninstall(ScriptInterpreter interpreter) {
        gates.remove(interpreter.state());
        interpreter.space().open(null);
        interpreter.space().remove();
    }

    /** From now on the names say that the module is not running, and hold nothing of it. */
    public synchronized void close() {
        gates().forEach(gate -> gate.interpreter().space().close(gate));
        gates.clear();
    }

    private List<EngineGate> gates() {
        return new ArrayList<>(gates.values().stream().map(WeakReference::get).filter(Objects::nonNull).toList());
    }

    /** Calls user code in the interpreter it belongs to; `owner` null = the one that called in on this thread. */
    public PyObject call(Object owner, PyObject fn, PyObject args, PyObject kwargs) {
        Crossing top = crossings.top();
        ScriptInterpreter calling = top == null ? null : top.interpreter();
        ScriptInterpreter target = owner == null ? calling : (ScriptInterpreter) owner;
        if (target == null || names.isFunction(fn)) {
            return Calls.call(fn, args, kwargs);
        }
        return userCall.call(target, target == calling, fn, args, kwargs);
    }

    /** Imports a module of scripts and runs it, in its interpreter. */
    public void importModule(ScriptInterpreter owner, String module) {
        HollowSpace.in(engine, () -> userCall.call(
                owner, false, clean.importer(), new PyTuple(Py.newString(module)), new PyDictionary()));
    }

    /** A hollow function, in the interpreter that calls, for an engine's function. */
    public PyObject export(PyObject fn) {
        Crossing top = crossings.top();
        if (top == null || top.interpreter() == null || fn instanceof PyMethod) {
            return fn; // a method is handed out with its object, by key
        }
        return gateOf(top.interpreter()).export(fn, top);
    }

    private synchronized EngineGate gateOf(ScriptInterpreter interpreter) {
        return gates.get(interpreter.state()).get();
    }

    /** Runs work of the engine on behalf of somebody who is no script. */
    public <T> T as(String callerJson, Supplier<T> work) {
        crossings.push(new Crossing(null, callerJson));
        try {
            return HollowSpace.in(engine, work);
        } finally {
            crossings.pop();
        }
    }

    /** The interpreter that called in on this thread, or null. */
    public ScriptInterpreter calling() {
        Crossing top = crossings.top();
        return top == null ? null : top.interpreter();
    }

    /** The `system` package of the interpreter that called in on this thread, or null. */
    public PyObject callersSystem() {
        ScriptInterpreter calling = calling();
        return calling == null ? null : ((PyStringMap) calling.state().modules).__finditem__("system");
    }

    /** Who called in on this thread, when that was no script; else null. */
    public String callerJson() {
        Crossing top = crossings.top();
        return top == null ? null : top.callerJson();
    }
}
