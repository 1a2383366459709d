package dev.exchangeworkflows.workflows.common.namespace;

import com.inductiveautomation.ignition.common.script.JythonExecException;
import com.inductiveautomation.ignition.common.script.ScriptManager;
import dev.exchangeworkflows.workflows.common.WorkflowsIds;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyStringMap;
import org.python.core.PySystemState;

/** The platform's packages for the namespace in one script manager. */
public final class ScriptPackages {
    private ScriptPackages() {}

    /** The interpreter of a script manager. */
    public static PySystemState state(ScriptManager manager) {
        PyStringMap names = manager.createLocalsMap();
        if (names.__finditem__("sys") instanceof PySystemState state) {
            return state;
        }
        PySystemState before = Py.getSystemState();
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try {
            manager.runCode("import sys", names, names, "<workflows>");
            return (PySystemState) names.__finditem__("sys");
        } catch (JythonExecException e) {
            throw new IllegalStateException("A script manager without sys", e);
        } finally {
            Py.setSystemState(before);
            Thread.currentThread().setContextClassLoader(loader);
        }
    }

    /** The packages of a manager below which the names of the API go. */
    public static Map<String, PyObject> ensure(ScriptManager manager, String about) {
        return Map.of(
                WorkflowsIds.NAMESPACE, ensure(manager, WorkflowsIds.NAMESPACE, about),
                WorkflowsIds.SYSTEM_NAMESPACE, ensure(manager, WorkflowsIds.SYSTEM_NAMESPACE, about));
    }

    /**
     * A package made by the platform itself: only below such a one can a project have scripts of its own. The leaf that
     * makes the platform create it is an object of the JDK, so that the manager holds nothing of the module.
     */
    private static PyObject ensure(ScriptManager manager, String name, String about) {
        manager.addScriptModule(name + ".about", new AtomicReference<>(about));
        PyObject found = null;
        for (String part : name.split("\\.")) {
            String key = part.intern();
            found = found == null ? manager.getModules().__finditem__(key) : found.__findattr__(key);
        }
        return found;
    }
}
