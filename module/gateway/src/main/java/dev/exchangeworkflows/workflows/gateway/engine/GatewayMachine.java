package dev.exchangeworkflows.workflows.gateway.engine;

import com.inductiveautomation.ignition.gateway.model.GatewayContext;
import dev.exchangeworkflows.workflows.common.json.JsonCodec;
import dev.exchangeworkflows.workflows.common.namespace.HollowSpace;
import dev.exchangeworkflows.workflows.gateway.audit.AuditMirror;
import dev.exchangeworkflows.workflows.gateway.bridge.Bridge;
import dev.exchangeworkflows.workflows.gateway.database.Connections;
import dev.exchangeworkflows.workflows.gateway.perspective.Broadcast;
import dev.exchangeworkflows.workflows.gateway.redundancy.Activity;
import dev.exchangeworkflows.workflows.gateway.settings.SettingsStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PySystemState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gateway as the engine's Python sees it; public because Python calls it. */
public final class GatewayMachine implements Machine {
    /**
     * Python code that calls itself without end must meet Python's limit, which is an error like any other, before the end of the Java
     * stack: an overflow there can leave a lock of Jython's caches taken for ever. Memory is taken only as far as it is used.
     */
    private static final long STACK_BYTES = 16L << 20;

    private final GatewayContext context;
    private final Bridge bridge;
    private final Path dataFolder;
    private final String version;
    private final Connections connections;
    private final SettingsStore settings;
    private final Callers callers;
    private final AuditMirror audit;
    private final Broadcast broadcast;

    public GatewayMachine(
            GatewayContext context, Bridge bridge, Path dataFolder, String version, Connections connections,
            SettingsStore settings, Broadcast broadcast) {
        this.context = context;
        this.bridge = bridge;
        this.dataFolder = dataFolder;
        this.version = version;
        this.connections = connections;
        this.settings = settings;
        this.callers = new Callers(bridge);
        this.audit = new AuditMirror(context);
        this.broadcast = broadcast;
    }

    @Override
    public String gatewayName() {
        return context.getSystemPropertiesManager().getSystemName();
    }

    @Override
    public String dataFolder() {
        return dataFolder.toString();
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public String settingsJson() {
        return settings.json();
    }

    @Override
    public void saveSettings(String json) {
        settings.save(json);
    }

    @Override
    public boolean isActive() {
        return Activity.isActive(context);
    }

    /** Called by the engine, so the interpreter that is set is the engine's. */
    @Override
    public Thread spawn(String name, PyObject target) {
        PySystemState engine = Py.getSystemState();
        Thread thread = new Thread(null, () -> run(engine, target), name, STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void run(PySystemState engine, PyObject target) {
        try {
            HollowSpace.in(engine, target::__call__);
        } catch (RuntimeException | Error e) {
            logger("exchange.workflows.engine").error("Thread {} ended", Thread.currentThread().getName(), e);
        }
    }

    @Override
    public Logger logger(String name) {
        return LoggerFactory.getLogger(name);
    }

    @Override
    public Connection connect(String name) throws SQLException {
        return connections.connect(name);
    }

    @Override
    public String connectionsJson() {
        return connections.json();
    }

    @Override
    public PyObject call(Object owner, PyObject fn, PyObject args, PyObject kwargs) {
        return bridge.call(owner, fn, args, kwargs);
    }

    @Override
    public PyObject export(PyObject fn) {
        return bridge.export(fn);
    }

    @Override
    public void declare(PyObject declaration) {
        bridge.declarations().declare(declaration);
    }

    @Override
    public PyObject declarations() {
        return bridge.declarations().own();
    }

    @Override
    public String callerJson() {
        return callers.json();
    }

    @Override
    public String encode(PyObject value) {
        return JsonCodec.encode(value);
    }

    @Override
    public PyObject decode(String text) {
        return JsonCodec.decode(text);
    }

    @Override
    public PyObject system() {
        PyObject callers = bridge.callersSystem();
        return callers != null ? callers : context.getScriptManager().getModules().__finditem__("system");
    }

    @Override
    public void audit(String json) {
        audit.write(json);
    }

    @Override
    public void broadcast(String messageType, String payloadJson) {
        broadcast.send(messageType, payloadJson);
    }
}
