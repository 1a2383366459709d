package dev.testgateway.system;

import dev.testgateway.Values;
import com.inductiveautomation.ignition.common.script.builtin.KeywordArgs;
import java.util.LinkedHashMap;
import java.util.Map;
import org.python.core.Py;
import org.python.core.PyObject;

/** {@code system.perspective}: nothing is shown, everything is kept for the tests. */
public final class SystemPerspective {
    private final Backend backend;

    SystemPerspective(Backend backend) {
        this.backend = backend;
    }

    @KeywordArgs(names = {"messageType", "payload", "scope", "sessionId", "pageId"}, types = {String.class, Map.class, String.class, String.class, String.class})
    public PyObject sendMessage(PyObject[] args, String[] keywords) {
        return sent("sendMessage", args, keywords, "messageType", "payload", "scope", "sessionId", "pageId");
    }

    @KeywordArgs(names = {"id", "view", "params"}, types = {String.class, String.class, Map.class})
    public PyObject openPopup(PyObject[] args, String[] keywords) {
        return sent("openPopup", args, keywords, "id", "view", "params", "title", "position", "showCloseIcon", "draggable",
                "resizable", "modal", "overlayDismiss", "sessionId", "pageId", "viewportBound");
    }

    @KeywordArgs(names = {"id"}, types = {String.class})
    public PyObject closePopup(PyObject[] args, String[] keywords) {
        return sent("closePopup", args, keywords, "id", "sessionId", "pageId");
    }

    @KeywordArgs(names = {"view", "params"}, types = {String.class, Map.class})
    public PyObject navigate(PyObject[] args, String[] keywords) {
        return sent("navigate", args, keywords, "page", "url", "view", "params", "sessionId", "pageId", "newTab");
    }

    @KeywordArgs(names = {"message", "sessionId", "pageId", "destination"}, types = {String.class, String.class, String.class, String.class})
    public PyObject print(PyObject[] args, String[] keywords) {
        return sent("print", args, keywords, "message", "sessionId", "pageId", "destination");
    }

    private PyObject sent(String function, PyObject[] args, String[] keywords, String... names) {
        Arguments a = Arguments.of(function, args, keywords, names);
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("function", "system.perspective." + function);
        for (String name : names) if (a.has(name)) message.put(name, Values.plain(a.raw(name)));
        backend.sent(message);
        return Py.None;
    }
}
