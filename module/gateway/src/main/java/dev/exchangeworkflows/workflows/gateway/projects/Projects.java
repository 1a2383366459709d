package dev.exchangeworkflows.workflows.gateway.projects;

import com.inductiveautomation.ignition.gateway.model.GatewayContext;
import dev.exchangeworkflows.workflows.gateway.bridge.Bridge;
import dev.exchangeworkflows.workflows.gateway.engine.Application;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the engine's registry equal to the scripts of all projects, on a thread of its own. */
public final class Projects implements AutoCloseable {
    private static final long AGAIN_MS = 50;
    /** Beside the events: a manager may be replaced without any change of a script. */
    private static final long LOOK_MS = 5_000;

    private final Logger log = LoggerFactory.getLogger("exchange.workflows.projects");
    private final GatewayContext context;
    private final Bridge bridge;
    private final Application application;
    private final List<String> exports;
    private final Map<String, ProjectCode> known = new TreeMap<>();
    private final Set<String> registered = ConcurrentHashMap.newKeySet();
    private final ScriptLifecycles lifecycles;
    private final Thread thread;
    private boolean changed = true;
    private boolean closed;

    public Projects(GatewayContext context, Bridge bridge, Application application, List<String> exports) {
        this.context = context;
        this.bridge = bridge;
        this.application = application;
        this.exports = exports;
        this.lifecycles = new ScriptLifecycles(context.getProjectManager(), project -> changed());
        this.thread = new Thread(this::watch, "workflows-projects");
        this.thread.setDaemon(true);
    }

    public void startup() {
        lifecycles.startup();
        thread.start();
    }

    /** Projects that have workflows now. */
    public Collection<String> withWorkflows() {
        return registered;
    }

    /** A script, or a script manager, may be another one now. */
    public synchronized void changed() {
        changed = true;
        notifyAll();
    }

    private void watch() {
        boolean settled = true;
        while (waitForWork(settled)) {
            settled = settleAll();
        }
    }

    private synchronized boolean waitForWork(boolean settled) {
        try {
            long until = System.nanoTime() + LOOK_MS * 1_000_000;
            if (!settled) {
                wait(AGAIN_MS);
            }
            while (settled && !changed && !closed && System.nanoTime() < until) {
                wait(LOOK_MS);
            }
        } catch (InterruptedException e) {
            closed = true;
        }
        changed = false;
        return !closed;
    }

    private boolean settleAll() {
        context.getProjectManager().getNames().forEach(name -> known.computeIfAbsent(
                name, n -> new ProjectCode(n, context, bridge, application, exports)));
        boolean settled = true;
        for (Map.Entry<String, ProjectCode> project : known.entrySet()) {
            settled &= settle(project.getKey(), project.getValue());
        }
        return settled;
    }

    private boolean settle(String name, ProjectCode project) {
        try {
            boolean settled = project.settle(System.nanoTime() / 1_000_000);
            if (project.isRegistered()) {
                registered.add(name);
            } else {
                registered.remove(name);
            }
            return settled;
        } catch (RuntimeException | Error e) {
            log.error("The scripts of project {} could not be registered", name, e);
            return true;
        }
    }

    @Override
    public void close() {
        lifecycles.shutdown();
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
