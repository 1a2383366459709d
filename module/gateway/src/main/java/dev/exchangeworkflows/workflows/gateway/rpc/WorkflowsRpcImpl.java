package dev.exchangeworkflows.workflows.gateway.rpc;

import com.inductiveautomation.ignition.common.gson.JsonElement;
import com.inductiveautomation.ignition.common.gson.JsonObject;
import com.inductiveautomation.ignition.common.gson.JsonParser;
import com.inductiveautomation.ignition.common.project.ClientPermissionsConstants;
import com.inductiveautomation.ignition.gateway.clientcomm.ClientReqSession;
import com.inductiveautomation.ignition.gateway.rpc.RpcDelegate;
import dev.exchangeworkflows.workflows.common.rpc.WorkflowsRpc;
import dev.exchangeworkflows.workflows.gateway.engine.Application;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** Calls of Designers and Vision clients, with the user of their session in the record. */
@RpcDelegate.RunsOnClient(clientPermissionId = ClientPermissionsConstants.UNRESTRICTED)
public final class WorkflowsRpcImpl implements WorkflowsRpc {
    private final Supplier<Application> application;

    public WorkflowsRpcImpl(Supplier<Application> application) {
        this.application = application;
    }

    @Override
    public String call(String json) {
        Application running = application.get();
        if (running == null) {
            return error("RuntimeError", "The Workflows module is not running on this gateway");
        }
        try {
            JsonObject call = JsonParser.parseString(json).getAsJsonObject();
            return running.call(text(call, "module"), text(call, "function"), json(call, "args", "[]"),
                    json(call, "kwargs", "{}"), caller(RpcDelegate.session()));
        } catch (RuntimeException e) {
            LoggerFactory.getLogger("exchange.workflows.rpc").error("A call failed: {}", json, e);
            return error("RuntimeError", String.valueOf(e));
        }
    }

    private static String text(JsonObject call, String name) {
        return call.get(name).getAsString();
    }

    private static String json(JsonObject call, String name, String absent) {
        JsonElement value = call.get(name);
        return value == null || value.isJsonNull() ? absent : value.toString();
    }

    private static String caller(ClientReqSession session) {
        JsonObject caller = new JsonObject();
        if (session != null) {
            caller.addProperty("actor", attribute(session, ClientReqSession.SESSION_USERNAME));
            caller.addProperty("source", session.isDesigner() ? "designer" : "vision");
            caller.addProperty("project", attribute(session, ClientReqSession.SESSION_PROJECT_NAME));
            caller.addProperty("host", attribute(session, ClientReqSession.SESSION_REMOTE_ADDR));
        }
        return caller.toString();
    }

    private static String attribute(ClientReqSession session, String name) {
        Object value = session.getAttribute(name);
        return value == null ? null : value.toString();
    }

    private static String error(String type, String message) {
        JsonObject error = new JsonObject();
        error.addProperty("type", type);
        error.addProperty("message", message);
        JsonObject answer = new JsonObject();
        answer.addProperty("ok", false);
        answer.add("error", error);
        return answer.toString();
    }
}
