package dev.exchangeworkflows.workflows.common.functions;

import com.inductiveautomation.ignition.common.script.builtin.KeywordArgs;
import com.inductiveautomation.ignition.common.script.hints.JythonElement;
import dev.exchangeworkflows.workflows.common.remote.FunctionCaller;
import org.python.core.PyObject;

/** exchange.workflows.api.admin, as scripts see it; made by tests/sdk/describe.py from the Python module. */
public final class AdminFunctions {
    private static final String MODULE = "api.admin";
    private static final String DOCS = "WorkflowsAdmin";

    private final FunctionCaller caller;

    AdminFunctions(FunctionCaller caller) {
        this.caller = caller;
    }

    @JythonElement(docBundlePrefix = DOCS)
    @KeywordArgs(
            names = {"dbName"},
            types = {Object.class})
    public PyObject applyRetention(PyObject[] args, String[] keywords) {
        return caller.call(MODULE, "applyRetention", args, keywords);
    }

    @JythonElement(docBundlePrefix = DOCS)
    @KeywordArgs(
            names = {"dbName"},
            types = {Object.class})
    public PyObject checkSchema(PyObject[] args, String[] keywords) {
        return caller.call(MODULE, "checkSchema", args, keywords);
    }

    @JythonElement(docBundlePrefix = DOCS)
    @KeywordArgs(
            names = {"mode", "reason", "queueName", "dbName"},
            types = {Object.class, Object.class, Object.class, Object.class})
    public PyObject enterMaintenance(PyObject[] args, String[] keywords) {
        return caller.call(MODULE, "enterMaintenance", args, keywords);
    }

    @JythonElement(docBundlePrefix = DOCS)
    @KeywordArgs(
            names = {"dbName"},
            types = {Object.class})
    public PyObject exitMaintenance(PyObject[] args, String[] keywords) {
        return caller.call(MODULE, "exitMaintenance", args, keywords);
    }

    @JythonElement(docBundlePrefix = DOCS)
    @KeywordArgs(
            names = {"dbName"},
            types = {Object.class})
    public PyObject getMaintenanceStatus(PyObject[] args, String[] keywords) {
        return caller.call(MODULE, "getMaintenanceStatus", args, keywords);
    }

    @JythonElement(docBundlePrefix = DOCS)
    @KeywordArgs(
            names = {"dbName"},
            types = {Object.class})
    public PyObject swapIfDrained(PyObject[] args, String[] keywords) {
        return caller.call(MODULE, "swapIfDrained", args, keywords);
    }
}
