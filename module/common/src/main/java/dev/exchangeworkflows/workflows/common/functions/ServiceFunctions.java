package dev.exchangeworkflows.workflows.common.functions;

import com.inductiveautomation.ignition.common.script.builtin.KeywordArgs;
import com.inductiveautomation.ignition.common.script.hints.JythonElement;
import dev.exchangeworkflows.workflows.common.remote.FunctionCaller;
import org.python.core.PyObject;

/** exchange.workflows.api.service, as scripts see it; made by tests/sdk/describe.py from the Python module. */
public final class ServiceFunctions {
    private static final String MODULE = "api.service";
    private static final String DOCS = "WorkflowsService";

    private final FunctionCaller caller;

    ServiceFunctions(FunctionCaller caller) {
        this.caller = caller;
    }

    @JythonElement(docBundlePrefix = DOCS)
    @KeywordArgs(
            names = {"workflowId", "reason", "dbName"},
            types = {Object.class, Object.class, Object.class})
    public PyObject cancel(PyObject[] args, String[] keywords) {
        return caller.call(MODULE, "cancel", args, keywords);
    }

    @JythonElement(docBundlePrefix = DOCS)
    @KeywordArgs(
            names = {"queueName", "maxToClaim", "dbName", "flushMaxItems", "flushMaxMs"},
            types = {Object.class, Object.class, Object.class, Object.class, Object.class})
    public PyObject dispatch(PyObject[] args, String[] keywords) {
        return caller.call(MODULE, "dispatch", args, keywords);
    }

    @JythonElement(docBundlePrefix = DOCS)
    @KeywordArgs(
            names = {"workflowName", "inputs", "queueName", "partitionKey", "priority", "deduplicationId",
            "applicationVersion", "timeoutSeconds", "allowDuringMaintenance", "dbName"},
            types = {Object.class, Object.class, Object.class, Object.class, Object.class, Object.class,
            Object.class, Object.class, Object.class, Object.class})
    public PyObject enqueue(PyObject[] args, String[] keywords) {
        return caller.call(MODULE, "enqueue", args, keywords);
    }

    @JythonElement(docBundlePrefix = DOCS)
    @KeywordArgs(
            names = {"workflowName", "inputs", "queueName", "partitionKey", "priority", "deduplicationId",
            "applicationVersion", "timeoutSeconds", "allowDuringMaintenance", "dbName"},
            types = {Object.class, Object.class, Object.class, Object.class, Object.class, Object.class,
            Object.class, Object.class, Object.class, Object.class})
    public PyObject enqueueInMemory(PyObject[] args, String[] keywords) {
        return caller.call(MODULE, "enqueueInMemory", args, keywords);
    }

    @JythonElement(docBundlePrefix = DOCS)
    @KeywordArgs(
            names = {"dbName"},
            types = {Object.class})
    public PyObject listWorkflows(PyObject[] args, String[] keywords) {
        return caller.call(MODULE, "listWorkflows", args, keywords);
    }

    @JythonElement(docBundlePrefix = DOCS)
    @KeywordArgs(
            names = {"workflowId", "cmd", "reason", "topic", "dbName"},
            types = {Object.class, Object.class, Object.class, Object.class, Object.class})
    public PyObject sendCommand(PyObject[] args, String[] keywords) {
        return caller.call(MODULE, "sendCommand", args, keywords);
    }

    @JythonElement(docBundlePrefix = DOCS)
    @KeywordArgs(
            names = {"workflowName", "inputs", "queueName", "partitionKey", "priority", "deduplicationId",
            "applicationVersion", "timeoutSeconds", "allowDuringMaintenance", "dbName"},
            types = {Object.class, Object.class, Object.class, Object.class, Object.class, Object.class,
            Object.class, Object.class, Object.class, Object.class})
    public PyObject start(PyObject[] args, String[] keywords) {
        return caller.call(MODULE, "start", args, keywords);
    }
}
