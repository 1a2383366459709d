package dev.exchangeworkflows.workflows.gateway;

import com.inductiveautomation.ignition.common.script.ScriptManager;
import com.inductiveautomation.ignition.gateway.model.GatewayContext;
import dev.exchangeworkflows.workflows.common.namespace.BareName;
import dev.exchangeworkflows.workflows.gateway.bridge.Bridge;
import dev.exchangeworkflows.workflows.gateway.database.Connections;
import dev.exchangeworkflows.workflows.gateway.engine.Application;
import dev.exchangeworkflows.workflows.gateway.engine.EngineInterpreter;
import dev.exchangeworkflows.workflows.gateway.engine.GatewayMachine;
import dev.exchangeworkflows.workflows.gateway.perspective.Broadcast;
import dev.exchangeworkflows.workflows.gateway.projects.Projects;
import dev.exchangeworkflows.workflows.gateway.redundancy.Activity;
import dev.exchangeworkflows.workflows.gateway.settings.SettingsStore;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import org.python.core.Py;
import org.python.core.PyObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running module: what startup made, and how shutdown undoes it in reverse. */
final class WorkflowsModule {
    private static final long DRAIN_MS = 10_000;

    private final Logger log = LoggerFactory.getLogger("exchange.workflows");
    private final GatewayContext context;
    private final SettingsStore settings;
    private final String version;
    private final Deque<Undo> undo = new ArrayDeque<>();
    private final Set<ScriptManager> early = Collections.newSetFromMap(new WeakHashMap<>());
    private Bridge bridge;
    private volatile Application application;
    private Projects projects;

    private record Undo(String what, Runnable step) {}

    WorkflowsModule(GatewayContext context, SettingsStore settings, String version) {
        this.context = context;
        this.settings = settings;
        this.version = version;
    }

    /** Null before startup and after shutdown. */
    Application application() {
        return application;
    }

    /** A manager is being made; one that comes before startup gets the API then. */
    synchronized void added(ScriptManager manager) {
        if (bridge == null) {
            early.add(manager);
        } else {
            install(manager);
            if (projects != null) {
                projects.changed();
            }
        }
    }

    private void install(ScriptManager manager) {
        try {
            bridge.install(manager);
        } catch (RuntimeException e) {
            log.error("exchange.workflows cannot be used in one of the script interpreters", e);
        }
    }

    /** Ends with the API in every script manager; the store is opened on another thread. */
    synchronized void startup() {
        settings.startup();
        onShutdown("settings", settings::close);
        Path dataFolder = context.getSystemManager().getDataDir().toPath().resolve("workflows");
        Connections connections = new Connections(context, dataFolder);
        onShutdown("embedded database", connections::close);
        EngineInterpreter interpreter = EngineInterpreter.load(getClass().getClassLoader());
        onShutdown("engine's interpreter", interpreter::close);
        Bridge made = interpreter.run(() -> new Bridge(interpreter.state(), "Workflows " + version));
        Broadcast broadcast =
                new Broadcast(context, () -> projects == null ? List.of() : List.copyOf(projects.withWorkflows()));
        GatewayMachine machine =
                new GatewayMachine(context, made, dataFolder, version, connections, settings, broadcast);
        PyObject python = interpreter.run(() ->
                interpreter.module("exchange.workflows.boot").invoke("on_jvm", Py.java2py(machine)));
        Application started = new Application(made, python);
        open(interpreter, made, python);
        onShutdown("engine", () -> drain(started));
        application = started;
        watch(started, interpreter.run(() -> Application.exports(python)));
    }

    private void open(EngineInterpreter interpreter, Bridge made, PyObject python) {
        interpreter.run(() -> {
            made.offer(Application.exports(python));
            return null;
        });
        onShutdown("names in scripts", made::close);
        bridge = made;
        BareName bareName = BareName.add(interpreter.state());
        onShutdown("bare name", bareName::remove);
        early.forEach(this::install);
        early.clear();
        install(context.getScriptManager());
        for (String project : context.getProjectManager().getNames()) {
            ScriptManager manager = context.getProjectManager().getProjectScriptManager(project);
            if (manager != null) {
                install(manager);
            }
        }
    }

    private void watch(Application started, List<String> exports) {
        settings.listen(json -> log.info("Settings changed: {}", started.configure(json)));
        Activity activity = new Activity(context, started::activity);
        projects = new Projects(context, bridge, started, exports);
        Projects watched = projects;
        Thread opening = new Thread(() -> begin(started, activity, watched), "workflows-start");
        opening.setDaemon(true);
        onShutdown("redundancy", activity::close);
        onShutdown("projects", watched::close);
        onShutdown("start", () -> join(opening));
        opening.start();
    }

    private void begin(Application started, Activity activity, Projects watched) {
        try {
            started.start();
            activity.startup();
            watched.startup();
        } catch (RuntimeException | Error e) {
            log.error("Workflows did not start", e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(DRAIN_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void drain(Application started) {
        if (!started.stop(DRAIN_MS)) {
            log.warn("Code of workflows was still at work after {} ms; its runs go on after the next start", DRAIN_MS);
        }
        application = null;
    }

    private void onShutdown(String what, Runnable step) {
        undo.push(new Undo(what, step));
    }

    void shutdown() {
        while (!undo.isEmpty()) {
            Undo last = undo.pop();
            try {
                last.step().run();
            } catch (RuntimeException | Error e) {
                log.error("Shutdown of {} failed", last.what(), e);
            }
        }
    }
}
