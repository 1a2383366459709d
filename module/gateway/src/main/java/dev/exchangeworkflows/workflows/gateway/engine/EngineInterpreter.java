package dev.exchangeworkflows.workflows.gateway.engine;

import dev.exchangeworkflows.workflows.common.namespace.CleanCode;
import dev.exchangeworkflows.workflows.common.namespace.HollowSpace;
import java.util.List;
import java.util.function.Supplier;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyStringMap;
import org.python.core.PySystemState;
import org.python.core.imp;
import org.slf4j.LoggerFactory;

/** The engine's own Python interpreter, its modules loaded from the module's jar. */
public final class EngineInterpreter implements AutoCloseable {
    private final PySystemState state;

    private EngineInterpreter(PySystemState state) {
        this.state = state;
    }

    /** Loads every module at once, on this thread: later imports would meet locks. */
    public static EngineInterpreter load(ClassLoader loader) {
        return load(loader, EngineModules.names(loader));
    }

    static EngineInterpreter load(ClassLoader loader, List<String> modules) {
        PySystemState.initialize();
        long begun = System.nanoTime();
        PySystemState state = new CleanCode().newState();
        state.setClassLoader(loader);
        state.dont_write_bytecode = true;
        state.path.insert(0, Py.newString("__pyclasspath__/" + EngineModules.PREFIX));
        EngineInterpreter engine = new EngineInterpreter(state);
        engine.run(() -> {
            state.getCodecState(); // imports `encodings`, in the interpreter that is set
            modules.forEach(m -> imp.load(m.intern()));
            return null;
        });
        LoggerFactory.getLogger("exchange.workflows.engine")
                .info("engine loaded in {} ms", (System.nanoTime() - begun) / 1_000_000);
        return engine;
    }

    public <T> T run(Supplier<T> work) {
        return HollowSpace.in(state, work);
    }

    /** A loaded module. */
    public PyObject module(String name) {
        return ((PyStringMap) state.modules).__finditem__(name.intern());
    }

    public PySystemState state() {
        return state;
    }

    /** Runs what Python code asked for at exit, and frees what Jython keeps for the interpreter. */
    @Override
    public void close() {
        try {
            run(() -> {
                state.callExitFunc();
                return null;
            });
        } catch (PyException e) {
            LoggerFactory.getLogger("exchange.workflows.engine").warn("An exit function of the engine failed", e);
        }
        state.close();
    }
}
