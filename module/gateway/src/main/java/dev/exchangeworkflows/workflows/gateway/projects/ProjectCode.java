package dev.exchangeworkflows.workflows.gateway.projects;

import com.inductiveautomation.ignition.common.resourcecollection.RuntimeResourceCollection;
import com.inductiveautomation.ignition.common.script.ScriptManager;
import com.inductiveautomation.ignition.gateway.model.GatewayContext;
import dev.exchangeworkflows.workflows.gateway.bridge.Bridge;
import dev.exchangeworkflows.workflows.gateway.bridge.ScriptInterpreter;
import dev.exchangeworkflows.workflows.gateway.engine.Application;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.python.core.Py;
import org.python.core.PyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One project's scripts as the engine has them: which text, in which script manager. Registers them anew when either
 * changed. Used by one thread only.
 */
final class ProjectCode {
    /** A platform is known to take up to 6 s from a save to the manager that has it. */
    private static final long PATIENCE_MS = 15_000;

    private final Logger log = LoggerFactory.getLogger("exchange.workflows.projects");
    private final String name;
    private final GatewayContext context;
    private final Bridge bridge;
    private final Application application;
    private final List<String> exports;

    private WeakReference<ScriptManager> registeredManager = new WeakReference<>(null);
    private String registeredVersion;
    private String refused = "";
    private long waitingSince;

    ProjectCode(String name, GatewayContext context, Bridge bridge, Application application, List<String> exports) {
        this.name = name;
        this.context = context;
        this.bridge = bridge;
        this.application = application;
        this.exports = exports;
    }

    boolean isRegistered() {
        return registeredVersion != null;
    }

    /** Compares and registers; true when there is nothing more to wait for. */
    boolean settle(long nowMs) {
        RuntimeResourceCollection project = context.getProjectManager().find(name).orElse(null);
        if (project == null || !project.isEnabled() || project.isInheritable()) {
            unregister();
            return true;
        }
        ScriptScan scan = new ScriptScan(project);
        ScriptManager manager = context.getProjectManager().getProjectScriptManager(name);
        String version = scan.version();
        if (manager != null && manager == registeredManager.get() && version.equals(registeredVersion)) {
            waitingSince = 0;
            return true;
        }
        if (manager == null || manager == registeredManager.get()) {
            return waitLonger(nowMs);
        }
        List<String> users = scan.users();
        if (users.isEmpty()) {
            unregister();
            return true;
        }
        return register(manager, scan, version, nowMs);
    }

    /** The manager with the new scripts is not there yet; the old one never sees them. */
    private boolean waitLonger(long nowMs) {
        if (waitingSince == 0) {
            waitingSince = nowMs;
        }
        if (nowMs - waitingSince < PATIENCE_MS) {
            return false;
        }
        log.warn("Project {} was saved, but no new script manager came; its workflows stay as they were", name);
        waitingSince = 0;
        return true;
    }

    private boolean register(ScriptManager manager, ScriptScan scan, String version, long nowMs) {
        ScriptInterpreter interpreter = bridge.install(manager);
        interpreter.belongsTo(name);
        List<String> missing = importAll(interpreter, scan.users(), version);
        if (!missing.isEmpty() && !waitLonger(nowMs)) {
            return false;
        }
        missing.forEach(m -> log.error("Script {} of project {} cannot be imported: its workflows are unknown", m, name));
        scan.hiding(exports).forEach(path -> log.error(
                "Script {} of project {} hides the module's own name: exchange.workflows may not work there. Rename the"
                        + " script, or use system.workflows", path.replace('/', '.'), name));
        application.register(name, interpreter, bridge.declarations().of(interpreter), version, scan.sourcesJson());
        registeredManager = new WeakReference<>(manager);
        registeredVersion = version;
        waitingSince = 0;
        return true;
    }

    /** Those that are not there (yet); a script with an error of its own is told and left out. */
    private List<String> importAll(ScriptInterpreter interpreter, List<String> modules, String version) {
        List<String> missing = new ArrayList<>();
        for (String module : modules) {
            try {
                bridge.importModule(interpreter, module);
            } catch (PyException e) {
                if (isMissing(e, module)) {
                    missing.add(module);
                } else if (!refused.equals(version)) {
                    log.error("Script {} of project {} failed: its workflows are not registered", module, name, e);
                }
            } catch (RuntimeException | Error e) {
                log.error("Script {} of project {} failed: its workflows are not registered", module, name, e);
            }
        }
        refused = version;
        return missing;
    }

    private static boolean isMissing(PyException e, String module) {
        String message = String.valueOf(e.value);
        return e.match(Py.ImportError)
                && (message.contains("No module named " + module)
                        || message.contains("No module named " + module.substring(module.lastIndexOf('.') + 1)));
    }

    void unregister() {
        if (isRegistered()) {
            application.unregister(name);
        }
        registeredVersion = null;
        registeredManager = new WeakReference<>(null);
        waitingSince = 0;
    }
}
