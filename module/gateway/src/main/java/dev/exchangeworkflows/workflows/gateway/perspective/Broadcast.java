package dev.exchangeworkflows.workflows.gateway.perspective;

import com.inductiveautomation.ignition.common.script.JythonExecException;
import com.inductiveautomation.ignition.common.script.ScriptManager;
import com.inductiveautomation.ignition.gateway.model.GatewayContext;
import dev.exchangeworkflows.workflows.common.json.JsonCodec;
import java.util.Collection;
import java.util.function.Supplier;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PySystemState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Messages to Perspective sessions, by the platform's own script function. */
public final class Broadcast {
    private static final String SESSIONS = "S";

    private final Logger log = LoggerFactory.getLogger("exchange.workflows.perspective");
    private final GatewayContext context;
    private final Supplier<Collection<String>> projects;

    /** `projects`: those that have workflows now. */
    public Broadcast(GatewayContext context, Supplier<Collection<String>> projects) {
        this.context = context;
        this.projects = projects;
    }

    /** A failed send fails nothing else. */
    public void send(String messageType, String payloadJson) {
        for (String project : projects.get()) {
            try {
                send(project, messageType, JsonCodec.decode(payloadJson));
            } catch (JythonExecException | RuntimeException e) {
                log.warn("The message {} did not reach the sessions of {}", messageType, project, e);
            }
        }
    }

    private void send(String project, String messageType, PyObject payload) throws JythonExecException {
        ScriptManager manager = context.getScriptManager();
        PySystemState before = Py.getSystemState();
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try {
            PyObject util = manager.getModules().__finditem__("system").__getattr__("util");
            manager.runFunction(
                    util.__getattr__("sendMessage"),
                    new PyObject[] {Py.newUnicode(project), Py.newUnicode(messageType), payload, Py.newUnicode(SESSIONS)},
                    new String[] {"project", "messageHandler", "payload", "scope"});
        } finally {
            Py.setSystemState(before);
            Thread.currentThread().setContextClassLoader(loader);
        }
    }
}
