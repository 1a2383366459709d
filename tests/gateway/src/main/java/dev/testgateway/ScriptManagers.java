package dev.testgateway;

import com.inductiveautomation.ignition.common.resourcecollection.RuntimeResourceCollection;
import com.inductiveautomation.ignition.common.script.ModuleLibrary;
import com.inductiveautomation.ignition.common.script.ScriptManager;
import com.inductiveautomation.ignition.gateway.model.GatewayModuleHook;
import com.inductiveautomation.ignition.gateway.model.GatewayContext;
import dev.testgateway.Options.Order;
import dev.testgateway.system.SystemFunctions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes script managers: platform functions, the hooks of the modules, the library; and counts those alive. */
final class ScriptManagers {
    static final String GATEWAY = "(gateway)";
    private static final Logger LOG = LoggerFactory.getLogger("ScriptManagers");

    private final GatewayContext context;
    private final SystemFunctions functions;
    private final Supplier<List<LoadedModule>> modules;
    private final Order hookOrder;
    private final Alive alive = new Alive();
    private final AtomicInteger turns = new AtomicInteger();
    private final Map<String, ScriptManager> projects = new ConcurrentHashMap<>();
    private volatile ScriptManager gateway;

    ScriptManagers(GatewayContext context, SystemFunctions functions, Supplier<List<LoadedModule>> modules, Order hookOrder) {
        this.context = context;
        this.functions = functions;
        this.modules = modules;
        this.hookOrder = hookOrder;
    }

    ScriptManager gateway() {
        return gateway;
    }

    ScriptManager project(String name) {
        return name == null ? null : projects.get(name);
    }

    /** @param library of the gateway scripting project, or null */
    void buildGateway(RuntimeResourceCollection library) {
        gateway = build(GATEWAY, library);
    }

    void buildProject(RuntimeResourceCollection project) {
        projects.put(project.getName(), build(project.getName(), project));
    }

    void dropProject(String name) {
        projects.remove(name);
    }

    private ScriptManager build(String name, RuntimeResourceCollection library) {
        ScriptManager manager = new ScriptManager(name);
        alive.track(name, manager.createLocalsMap().__finditem__("sys"));
        functions.register(manager, name.equals(GATEWAY) ? null : name);
        boolean hooksFirst = switch (hookOrder) {
            case FIRST -> true;
            case LAST -> false;
            case ALTERNATE -> turns.getAndIncrement() % 2 == 0;
        };
        if (hooksFirst) hooks(manager);
        if (library != null) ModuleLibrary.install(context, library, manager);
        if (!hooksFirst) hooks(manager);
        return manager;
    }

    private void hooks(ScriptManager manager) {
        for (LoadedModule module : modules.get()) {
            GatewayModuleHook hook = module.hook();
            if (hook == null) continue;
            switch (module.state()) {
                case LOADED -> module.attempt("initializeScriptManager", () -> hook.initializeScriptManager(manager));
                case RUNNING -> guarded(module, () -> hook.initializeScriptManager(manager));
                default -> { }
            }
        }
    }

    private static void guarded(LoadedModule module, ModuleHandle.HookCall call) {
        try {
            module.call("initializeScriptManager", call);
        } catch (Throwable t) {
            LOG.error("initializeScriptManager of {} failed", module.info().id(), t);
        }
    }

    Map<String, Object> describe() {
        Map<String, Integer> counts = alive.count();
        return Map.of("alive", Alive.sum(counts), "byProject", counts);
    }
}
