package dev.exchangeworkflows.workflows.gateway.bridge;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyFloat;
import org.python.core.PyInteger;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PySystemState;
import org.python.core.PyTuple;
import org.python.core.PyType;

/**
 * The way from one script interpreter into the engine: what the hollow names of that interpreter call.
 *
 * <p>{@code gate(target, args, kwargs)} calls, {@code gate(target)} reads. A target is the path of a function, or (key,
 * recipe, attribute) of an object the engine handed out. Hazard: it is reachable from the interpreter only, and holds the
 * objects handed to it; so they go when the interpreter goes, and all go when the module stops.
 */
final class EngineGate extends PyObject {
    private final transient Bridge bridge;
    private final transient ScriptInterpreter interpreter;
    private final transient Map<Object, PyObject> handedOut = Collections.synchronizedMap(new WeakHashMap<>());

    EngineGate(Bridge bridge, ScriptInterpreter interpreter) {
        super(PyType.fromClass(PyObject.class)); // a type of our own would be kept for the life of the process
        this.bridge = bridge;
        this.interpreter = interpreter;
    }

    @Override
    public PyObject __call__(PyObject[] args, String[] keywords) {
        PySystemState before = Py.getSystemState();
        bridge.crossings().push(new Crossing(interpreter, null));
        Py.setSystemState(bridge.engine());
        try {
            return args.length == 1 ? read((PyTuple) args[0]) : call(args[0], args[1], args[2]);
        } catch (PyException e) {
            throw bridge.errors().outward(e, interpreter.space());
        } finally {
            Py.setSystemState(before);
            bridge.crossings().pop();
        }
    }

    @Override
    public boolean isCallable() {
        return true;
    }

    private PyObject call(PyObject target, PyObject args, PyObject kwargs) {
        PyObject fn = target instanceof PyString path ? bridge.names().resolve(path.getString()) : find((PyTuple) target);
        return handOut(Calls.call(fn, args, kwargs), recipe(target, args, kwargs));
    }

    private PyObject read(PyTuple target) {
        PyObject value = find(target);
        boolean callable = bridge.names().isFunction(value);
        return new PyTuple(Py.newBoolean(callable), callable ? Py.None : handOut(value, Py.None));
    }

    private PyObject find(PyTuple target) {
        Object key = target.pyget(0).__tojava__(Object.class);
        PyObject object = handedOut.get(key);
        if (object == null) {
            object = again(key, target.pyget(1));
        }
        PyObject attribute = target.pyget(2);
        return attribute == Py.None ? object : object.__getattr__(((PyString) attribute).internedString());
    }

    /** After an upgrade: what was handed out by the former module is asked for anew, the way it was made then. */
    private PyObject again(Object key, PyObject recipe) {
        if (!(recipe instanceof PyTuple made)) {
            throw Py.RuntimeError("This object belongs to a former version of the Workflows module; get it anew");
        }
        PyObject fn = bridge.names().resolve(made.pyget(0).toString());
        PyObject object = Calls.call(fn, made.pyget(1), made.pyget(2));
        handedOut.put(key, object);
        return object;
    }

    private PyObject handOut(PyObject value, PyObject recipe) {
        if (value == Py.None || value instanceof PyString || !bridge.names().isOurs(value)) {
            return value;
        }
        Object key = new Object();
        handedOut.put(key, value);
        return interpreter.space().python().invoke("remote", Py.java2py(key), recipe);
    }

    ScriptInterpreter interpreter() {
        return interpreter;
    }

    /** A hollow function of this interpreter for the engine's function `fn`. */
    PyObject export(PyObject fn, Crossing crossing) {
        Object key = crossing.takeKey();
        handedOut.put(key, fn);
        if (crossing.isRestoring()) {
            return Py.None; // the script has its hollow function already
        }
        PyObject doc = fn.__findattr__("__doc__");
        return interpreter.space().python().__getattr__("function").__call__(
                Py.java2py(key), fn.__getattr__("__name__"), doc == null ? Py.None : doc);
    }

    /** Worth keeping only where asking again gives the same thing: calls without objects in their arguments. */
    private static PyObject recipe(PyObject target, PyObject args, PyObject kwargs) {
        return target instanceof PyString && plain(args) && plain(kwargs.invoke("values"))
                ? new PyTuple(target, args, kwargs)
                : Py.None;
    }

    private static boolean plain(PyObject values) {
        for (PyObject value : values.asIterable()) {
            if (!(value == Py.None || value instanceof PyString || value instanceof PyInteger || value instanceof PyLong
                    || value instanceof PyFloat)) {
                return false;
            }
        }
        return true;
    }
}
