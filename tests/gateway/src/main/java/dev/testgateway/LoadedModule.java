package dev.testgateway;

import com.inductiveautomation.ignition.gateway.model.GatewayModule;
import com.inductiveautomation.ignition.gateway.model.GatewayModuleHook;
import com.inductiveautomation.ignition.gateway.model.ModuleState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One generation of a module: its loader, its hook, and what each call into the hook took. */
final class LoadedModule implements ModuleHandle, GatewayModule {
    private static final Logger LOG = LoggerFactory.getLogger("ModuleManager");

    record Call(String call, long ms, long at) {}

    private final ModuleInfo info;
    private final Map<String, Path> jars;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile ModuleLoader loader;
    private volatile GatewayModuleHook hook;
    private volatile ModuleState state = ModuleState.NEW;
    private volatile Throwable fault;

    LoadedModule(ModuleInfo info, Map<String, Path> jars) {
        this.info = info;
        this.jars = jars;
    }

    /** @param hookClass null when the module has no hook in this scope */
    void load(ModuleLoader made, String hookClass) {
        this.loader = made;
        if (hookClass != null) attempt("construct", () -> hook = (GatewayModuleHook) made.loadClass(hookClass).getDeclaredConstructor().newInstance());
        if (state == ModuleState.NEW) state = ModuleState.LOADED;
    }

    @Override
    public void call(String name, HookCall call) throws Exception {
        long start = System.nanoTime();
        long at = System.currentTimeMillis();
        try {
            call.run();
        } finally {
            calls.add(new Call(name, (System.nanoTime() - start) / 1_000_000, at));
            LOG.debug("{} {} took {} ms", info.id(), name, (System.nanoTime() - start) / 1_000_000);
        }
    }

    /** A call whose failure makes the module FAULTED; does nothing once it is. */
    void attempt(String name, HookCall call) {
        if (state == ModuleState.FAULTED) return;
        try {
            call(name, call);
        } catch (Throwable t) {
            fail(name, t);
        }
    }

    void fail(String name, Throwable t) {
        fault = t;
        state = ModuleState.FAULTED;
        LOG.error("Module {} {} is FAULTED: {} failed", info.id(), info.version(), name, t);
    }

    void running() {
        if (state != ModuleState.FAULTED) state = ModuleState.RUNNING;
    }

    /** After this nothing of the module is held here. */
    void stopped() {
        state = ModuleState.STOPPED;
        hook = null;
        loader = null;
    }

    Map<String, Path> jars() {
        return jars;
    }

    Map<String, Object> describe() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", info.id());
        row.put("name", info.name());
        row.put("version", info.version());
        row.put("state", state.name());
        row.put("error", fault == null ? null : fault.toString());
        List<Object> times = new ArrayList<>();
        for (Call c : calls) times.add(Map.of("call", c.call(), "ms", c.ms(), "at", c.at()));
        row.put("calls", times);
        return row;
    }

    @Override
    public ModuleInfo info() {
        return info;
    }

    @Override
    public ModuleState state() {
        return state;
    }

    @Override
    public GatewayModuleHook hook() {
        return hook;
    }

    @Override
    public ClassLoader loader() {
        return loader;
    }

    @Override
    public String getId() {
        return info.id();
    }

    @Override
    public String getName() {
        return info.name();
    }

    @Override
    public String getVersion() {
        return info.version();
    }

    @Override
    public ModuleState getState() {
        return state;
    }

    @Override
    public GatewayModuleHook getHook() {
        return hook;
    }

    @Override
    public Throwable getFault() {
        return fault;
    }
}
