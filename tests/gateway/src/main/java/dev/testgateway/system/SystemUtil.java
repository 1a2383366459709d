package dev.testgateway.system;

import com.inductiveautomation.ignition.common.script.builtin.KeywordArgs;
import com.inductiveautomation.ignition.common.script.ScriptManager;
import dev.testgateway.GatewayThreads;
import dev.testgateway.Json;
import dev.testgateway.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyTuple;
import org.slf4j.LoggerFactory;

/** {@code system.util}. */
public final class SystemUtil {
    private static final PyDictionary GLOBALS = new PyDictionary();
    private final Backend backend;
    private final ScriptManager manager;
    private final String project;

    SystemUtil(Backend backend, ScriptManager manager, String project) {
        this.backend = backend;
        this.manager = manager;
        this.project = project;
    }

    public ScriptLogger getLogger(String name) {
        return new ScriptLogger(LoggerFactory.getLogger(name));
    }

    public String getProjectName() {
        return project == null ? "" : project;
    }

    public String getSystemName() {
        return backend.systemName();
    }

    /** One dictionary for all scripts of the gateway. */
    public PyObject getGlobals() {
        return GLOBALS;
    }

    @KeywordArgs(names = {"project", "messageHandler", "payload", "scope", "clientSessionId", "user", "hasRole", "hostName", "remoteServers"},
            types = {String.class, String.class, Map.class, String.class, String.class, String.class, String.class, String.class, List.class})
    public PyObject sendMessage(PyObject[] args, String[] keywords) {
        Arguments a = Arguments.of("sendMessage", args, keywords, "project", "messageHandler", "payload", "scope",
                "clientSessionId", "user", "hasRole", "hostName", "remoteServers");
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("function", "system.util.sendMessage");
        message.put("project", a.text("project", ""));
        message.put("messageType", a.text("messageHandler", ""));
        message.put("payload", Values.plain(a.raw("payload")));
        message.put("scope", a.text("scope", "CS"));
        backend.sent(message);
        return new PyList();
    }

    /** Runs on a thread of its own, in this manager. */
    public void invokeAsynchronous(PyObject function, PyObject... args) {
        PyObject[] given = args.length == 1 && args[0] instanceof PyTuple t ? t.getArray() : args;
        GatewayThreads.make("invokeAsynchronous", () -> {
            try {
                manager.runFunction(function, given);
            } catch (Throwable t) {
                LoggerFactory.getLogger("system.util.invokeAsynchronous").error("failed", t);
            }
        }).start();
    }

    public String jsonEncode(PyObject value) {
        return Json.write(Values.plain(value));
    }

    public PyObject jsonDecode(String text) {
        return python(Json.any(text));
    }

    static PyObject python(Object value) {
        if (value instanceof Map<?, ?> map) {
            PyDictionary dict = new PyDictionary();
            map.forEach((k, v) -> dict.__setitem__(Py.newUnicode(String.valueOf(k)), python(v)));
            return dict;
        }
        if (value instanceof List<?> items) {
            PyList list = new PyList();
            items.forEach(i -> list.append(python(i)));
            return list;
        }
        if (value instanceof String s) return Py.newUnicode(s);
        if (value instanceof Long n && n == n.intValue()) return Py.newInteger(n.intValue());
        return Py.java2py(value);
    }
}
