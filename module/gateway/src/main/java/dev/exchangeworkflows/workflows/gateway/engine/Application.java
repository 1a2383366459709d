package dev.exchangeworkflows.workflows.gateway.engine;

import dev.exchangeworkflows.workflows.common.json.JsonCodec;
import dev.exchangeworkflows.workflows.gateway.bridge.Bridge;
import java.util.ArrayList;
import java.util.List;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyString;

/** The engine as Java calls it; each call runs in the engine's interpreter. */
public final class Application {
    /** A caller that is the module itself. */
    private static final String ENGINE = "{\"source\": \"engine\"}";

    private final Bridge bridge;
    private final PyObject python;

    public Application(Bridge bridge, PyObject python) {
        this.bridge = bridge;
        this.python = python;
    }

    /** The modules that scripts see, as in {@code api.service}. */
    public static List<String> exports(PyObject python) {
        List<String> names = new ArrayList<>();
        python.invoke("exports").asIterable().forEach(name -> names.add(name.toString()));
        return names;
    }

    private PyObject call(String caller, String name, PyObject... args) {
        return bridge.as(caller, () -> python.__getattr__(name.intern()).__call__(args));
    }

    public void start() {
        call(ENGINE, "start");
    }

    /** True if everything had ended within the budget. */
    public boolean stop(long budgetMs) {
        return call(ENGINE, "stop", Py.newLong(budgetMs)).__nonzero__();
    }

    /** `sourcesJson`: the text of each module that may declare workflows. */
    public void register(String project, Object owner, PyObject declarations, String codeVersion, String sourcesJson) {
        call(ENGINE, "register", text(project), Py.java2py(owner), declarations, text(codeVersion), text(sourcesJson));
    }

    public void unregister(String project) {
        call(ENGINE, "unregister", text(project));
    }

    public String configure(String settingsJson) {
        return call(ENGINE, "configure", text(settingsJson)).toString();
    }

    public String checkSettings(String settingsJson) {
        return call(ENGINE, "check_settings", text(settingsJson)).toString();
    }

    public void activity(boolean active) {
        call(ENGINE, "activity", Py.newBoolean(active));
    }

    public List<Route> routes() {
        PyObject json = call(ENGINE, "routes");
        PyObject rows = json instanceof PyString text ? JsonCodec.decode(text.getString()) : json;
        List<Route> routes = new ArrayList<>();
        for (PyObject row : rows.asIterable()) {
            routes.add(new Route(row.__getitem__(0).toString(), row.__getitem__(1).toString(), row.__getitem__(2).toString()));
        }
        return routes;
    }

    public Answer request(Route route, String paramsJson, String body, String callerJson) {
        PyObject answer = call(callerJson, "request", text(route.method()), text(route.path()), text(paramsJson), text(body),
                text(callerJson));
        return new Answer(answer.__getitem__(0).asInt(), answer.__getitem__(1).toString());
    }

    /** A public function by name, for Designer and Vision. */
    public String call(String module, String function, String argsJson, String kwargsJson, String callerJson) {
        return call(callerJson, "call", text(module), text(function), text(argsJson), text(kwargsJson), text(callerJson))
                .toString();
    }

    private static PyObject text(String value) {
        return value == null ? Py.None : Py.newUnicode(value);
    }

    /** One row of the table of routes. */
    public record Route(String method, String path, String permission) {}

    /** A status and JSON text. */
    public record Answer(int status, String json) {}
}
