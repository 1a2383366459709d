package dev.exchangeworkflows.workflows.gateway.bridge;

import dev.exchangeworkflows.workflows.gateway.engine.EngineInterpreter;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import org.python.core.Py;
import org.python.core.PyCode;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyStringMap;
import org.python.core.PySystemState;

/** A handful of modules in the place of the engine, in an interpreter of their own, with a real bridge. */
final class SmallEngine implements AutoCloseable {
    static final List<String> EXPORTS = List.of("api.service", "engine.runtime", "engine.instance", "is88.models");

    final EngineInterpreter interpreter;
    final Bridge bridge;

    SmallEngine() throws Exception {
        this(SmallEngine.class.getClassLoader());
    }

    private SmallEngine(ClassLoader tests) throws Exception {
        URL folder = new File(tests.getResource("small/pylib").toURI()).getParentFile().toURI().toURL();
        interpreter = EngineInterpreter.load(new OwnFirst(folder, tests));
        bridge = interpreter.run(() -> new Bridge(interpreter.state(), "a test"));
        interpreter.run(() -> {
            bridge.offer(EXPORTS);
            return null;
        });
        PyList host = (PyList) interpreter.module("exchange.workflows.engine.runtime").__getattr__("HOST");
        host.append(Py.java2py(new Host(bridge)));
    }

    /** The test's loader holds the real engine below the same prefix. */
    private static final class OwnFirst extends URLClassLoader {
        OwnFirst(URL folder, ClassLoader parent) {
            super(new URL[] {folder}, parent);
        }

        @Override
        public URL getResource(String name) {
            URL own = findResource(name);
            return own != null || name.startsWith("pylib/") ? own : super.getResource(name);
        }
    }

    /** What the engine sees of Java; public, or Python could not call it. */
    public static final class Host {
        private final Bridge bridge;

        Host(Bridge bridge) {
            this.bridge = bridge;
        }

        public void declare(PyObject declaration) {
            bridge.declarations().declare(declaration);
        }

        public PyObject export(PyObject fn) {
            return bridge.export(fn);
        }

        public PyObject call(Object owner, PyObject fn, PyObject args, PyObject kwargs) {
            return bridge.call(owner, fn, args, kwargs);
        }
    }

    @Override
    public void close() {
        bridge.close();
        interpreter.close();
    }

    /** A fresh interpreter of scripts, with the names of a Python of its own. */
    static PySystemState scripts() {
        PySystemState.initialize();
        PySystemState state = new PySystemState();
        state.dont_write_bytecode = true;
        return state;
    }

    /** Runs code in an interpreter and gives what it left in `result`. */
    static PyObject run(PySystemState state, String code) {
        return run(state, code, new PyStringMap());
    }

    static PyObject run(PySystemState state, String code, PyStringMap names) {
        PySystemState before = Py.getSystemState();
        Py.setSystemState(state);
        try {
            names.__setitem__("__builtins__", state.getBuiltins());
            names.__setitem__("__name__", new PyString("script"));
            PyCode compiled = Py.compile_flags(code, "<script>", org.python.core.CompileMode.exec,
                    new org.python.core.CompilerFlags());
            Py.runCode(compiled, names, names);
            return names.__finditem__("result");
        } finally {
            Py.setSystemState(before);
        }
    }
}
