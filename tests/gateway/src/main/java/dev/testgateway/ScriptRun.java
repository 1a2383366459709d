package dev.testgateway;

import com.inductiveautomation.ignition.common.script.ScriptContext;
import com.inductiveautomation.ignition.common.script.JythonExecException;
import com.inductiveautomation.ignition.common.script.ScriptManager;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyStringMap;

/** Runs the code of a user in the calling thread and tells what came of it. */
public final class ScriptRun {
    private ScriptRun() {}

    /** @return {ok, result, stdout, error {type, message, stack}} */
    public static Map<String, Object> run(ScriptManager manager, String project, String description, String code) {
        Map<String, Object> answer = new LinkedHashMap<>();
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        manager.addStdOutStream(printed);
        try (ScriptContext context = ScriptContext.push(b -> b.project(project).tagProvider("default").description(description))) {
            PyStringMap names = manager.createLocalsMap();
            manager.runCode(code, names, names, "<" + description + ">");
            answer.put("ok", true);
            answer.put("result", Values.plain(names.__finditem__("result")));
        } catch (Throwable t) {
            answer.put("ok", false);
            answer.put("result", null);
            answer.put("error", error(t));
        } finally {
            manager.removeStdOutStream(printed);
            answer.put("stdout", printed.toString(StandardCharsets.UTF_8));
        }
        return answer;
    }

    public static Map<String, Object> error(Throwable t) {
        Map<String, Object> error = new LinkedHashMap<>();
        Throwable cause = t instanceof JythonExecException && t.getCause() != null ? t.getCause() : t;
        if (cause instanceof PyException py) {
            Object java = py.value == null ? null : py.value.__tojava__(Throwable.class);
            if (java instanceof Throwable inner) {
                error.put("type", inner.getClass().getName());
                error.put("message", inner.getMessage());
            } else {
                String type = PyException.exceptionClassName(py.type);
                error.put("type", type.substring(type.lastIndexOf('.') + 1));
                error.put("message", message(py));
            }
        } else {
            error.put("type", cause.getClass().getName());
            error.put("message", cause.getMessage());
        }
        error.put("stack", stack(cause));
        return error;
    }

    private static String message(PyException py) {
        try {
            py.normalize();
            PyObject value = py.value;
            return value == null ? null : value.__str__().toString();
        } catch (RuntimeException unprintable) {
            return "(a message that cannot be printed)";
        }
    }

    private static String stack(Throwable t) {
        try {
            StringWriter text = new StringWriter();
            t.printStackTrace(new PrintWriter(text));
            return text.toString();
        } catch (RuntimeException unprintable) {
            return String.valueOf(t.getClass());
        }
    }

    /** After a script on a thread that lives on: what it raised would keep its interpreter. */
    public static void tidy() {
        Py.getThreadState().exception = null;
    }
}
