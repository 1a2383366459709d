package dev.exchangeworkflows.workflows.common.remote;

import dev.exchangeworkflows.workflows.common.json.JsonCodec;
import java.util.Set;
import java.util.function.Supplier;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyType;

/**
 * What the hollow names of a Designer or a Vision client call: the gateway, JSON in and out.
 *
 * <p>Decorators do nothing there: a library that declares workflows can be imported, its functions stay plain. What needs
 * the engine in the same process says so.
 */
final class RemoteGate extends PyObject {
    private static final String ROOT = "exchange.workflows.";
    private static final Set<String> DECORATORS =
            Set.of("bootstrap.workflow", "bootstrap.step", "engine.runtime.workflow", "engine.runtime.step");
    private static final Set<String> GATEWAY_ONLY =
            Set.of("bootstrap.getWorkflows", "engine.instance.getWorkflows", "engine.instance.shutdownRuntime");

    private final transient RemoteCall remote;
    private final transient Supplier<PyObject> errors;

    /** `errors`: the API's error classes of this interpreter, by the engine's name for them. */
    RemoteGate(RemoteCall remote, Supplier<PyObject> errors) {
        super(PyType.fromClass(PyObject.class));
        this.remote = remote;
        this.errors = errors;
    }

    @Override
    public boolean isCallable() {
        return true;
    }

    @Override
    public PyObject __call__(PyObject[] args, String[] keywords) {
        if (!(args[0] instanceof PyString target) || args.length != 3) {
            throw gatewayOnly("An object of the engine");
        }
        String path = target.getString().substring(ROOT.length());
        if (DECORATORS.contains(path)) {
            return decorator(args[1]);
        }
        if (GATEWAY_ONLY.contains(path) || path.startsWith("engine.runtime.")) {
            throw gatewayOnly(path);
        }
        int dot = path.lastIndexOf('.');
        return call(path.substring(0, dot), path.substring(dot + 1), args[1], args[2]);
    }

    PyObject call(String module, String function, PyObject args, PyObject kwargs) {
        PyDictionary call = new PyDictionary();
        call.__setitem__("module", Py.newUnicode(module));
        call.__setitem__("function", Py.newUnicode(function));
        call.__setitem__("args", args);
        call.__setitem__("kwargs", kwargs);
        PyObject answer = JsonCodec.decode(send(JsonCodec.encode(call)));
        if (answer.__finditem__("ok").__nonzero__()) {
            return answer.__finditem__("result");
        }
        PyObject error = answer.__finditem__("error");
        throw error(error.__finditem__("type").toString(), error.__finditem__("message"));
    }

    private String send(String json) {
        try {
            return remote.call(json);
        } catch (RuntimeException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw Py.RuntimeError("The gateway did not answer: " + cause.getMessage());
        }
    }

    private static PyException gatewayOnly(String what) {
        return Py.RuntimeError(what + " can be used on the gateway only; here use exchange.workflows.api");
    }

    /** `@workflow` has the function itself, `@workflow("name")` gets it next. */
    private static PyObject decorator(PyObject args) {
        return args.__len__() > 0 && args.__getitem__(0).isCallable() ? args.__getitem__(0) : new Unchanged();
    }

    /** The error in the caller's own language: one of the API, a builtin one, else a RuntimeError that names it. */
    private PyException error(String type, PyObject message) {
        for (PyObject known : errors.get().invoke("values").asIterable()) {
            if (known instanceof PyType error && error.fastGetName().equals(type)) {
                return new PyException(known, known.__call__(message));
            }
        }
        PyObject builtin = Py.getSystemState().getBuiltins().__finditem__(type.intern());
        if (builtin instanceof PyType error && Py.isSubClass(error, Py.Exception)) {
            return new PyException(builtin, builtin.__call__(message));
        }
        return Py.RuntimeError(type + ": " + message);
    }

    private static final class Unchanged extends PyObject {
        Unchanged() {
            super(PyType.fromClass(PyObject.class));
        }

        @Override
        public boolean isCallable() {
            return true;
        }

        @Override
        public PyObject __call__(PyObject[] args, String[] keywords) {
            return args[0];
        }
    }
}
