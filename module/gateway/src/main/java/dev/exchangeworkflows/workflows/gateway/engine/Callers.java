package dev.exchangeworkflows.workflows.gateway.engine;

import com.inductiveautomation.ignition.common.gson.JsonObject;
import com.inductiveautomation.ignition.common.script.ScriptContext;
import dev.exchangeworkflows.workflows.gateway.bridge.Bridge;
import dev.exchangeworkflows.workflows.gateway.bridge.ScriptInterpreter;

/** Who calls the engine on this thread. */
final class Callers {
    private final Bridge bridge;

    Callers(Bridge bridge) {
        this.bridge = bridge;
    }

    String json() {
        String given = bridge.callerJson();
        if (given != null) {
            return given;
        }
        ScriptInterpreter interpreter = bridge.calling();
        return interpreter == null ? "{}" : script(interpreter);
    }

    /** The platform does not say which user a script acts for. */
    private static String script(ScriptInterpreter interpreter) {
        JsonObject caller = new JsonObject();
        caller.addProperty("source", "script");
        String project = interpreter.project();
        caller.addProperty("project", project != null ? project : ScriptContext.getDefaultProject().orElse(null));
        return caller.toString();
    }
}
