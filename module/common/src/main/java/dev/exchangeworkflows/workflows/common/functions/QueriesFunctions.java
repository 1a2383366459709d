package dev.exchangeworkflows.workflows.common.functions;

import com.inductiveautomation.ignition.common.script.builtin.KeywordArgs;
import com.inductiveautomation.ignition.common.script.hints.JythonElement;
import dev.exchangeworkflows.workflows.common.remote.FunctionCaller;
import org.python.core.PyObject;

/** exchange.workflows.api.queries, as scripts see it; made by tests/sdk/describe.py from the Python module. */
public final class QueriesFunctions {
    private static final String MODULE = "api.queries";
    private static final String DOCS = "WorkflowsQueries";

    private final FunctionCaller caller;

    QueriesFunctions(FunctionCaller caller) {
        this.caller = caller;
    }

    @JythonElement(docBundlePrefix = DOCS)
    @KeywordArgs(
            names = {"workflowId"},
            types = {Object.class})
    public PyObject commands(PyObject[] args, String[] keywords) {
        return caller.call(MODULE, "commands", args, keywords);
    }

    @JythonElement(docBundlePrefix = DOCS)
    @KeywordArgs(
            names = {"workflowId"},
            types = {Object.class})
    public PyObject events(PyObject[] args, String[] keywords) {
        return caller.call(MODULE, "events", args, keywords);
    }

    @JythonElement(docBundlePrefix = DOCS)
    @KeywordArgs(
            names = {},
            types = {})
    public PyObject queues(PyObject[] args, String[] keywords) {
        return caller.call(MODULE, "queues", args, keywords);
    }

    @JythonElement(docBundlePrefix = DOCS)
    @KeywordArgs(
            names = {"workflowId"},
            types = {Object.class})
    public PyObject result(PyObject[] args, String[] keywords) {
        return caller.call(MODULE, "result", args, keywords);
    }

    @JythonElement(docBundlePrefix = DOCS)
    @KeywordArgs(
            names = {"workflowId"},
            types = {Object.class})
    public PyObject run(PyObject[] args, String[] keywords) {
        return caller.call(MODULE, "run", args, keywords);
    }

    @JythonElement(docBundlePrefix = DOCS)
    @KeywordArgs(
            names = {"status", "workflow", "queue", "text", "limit", "before"},
            types = {Object.class, Object.class, Object.class, Object.class, Object.class, Object.class})
    public PyObject runs(PyObject[] args, String[] keywords) {
        return caller.call(MODULE, "runs", args, keywords);
    }

    @JythonElement(docBundlePrefix = DOCS)
    @KeywordArgs(
            names = {},
            types = {})
    public PyObject status(PyObject[] args, String[] keywords) {
        return caller.call(MODULE, "status", args, keywords);
    }

    @JythonElement(docBundlePrefix = DOCS)
    @KeywordArgs(
            names = {"workflowId"},
            types = {Object.class})
    public PyObject steps(PyObject[] args, String[] keywords) {
        return caller.call(MODULE, "steps", args, keywords);
    }

    @JythonElement(docBundlePrefix = DOCS)
    @KeywordArgs(
            names = {"workflowId", "key", "after", "limit"},
            types = {Object.class, Object.class, Object.class, Object.class})
    public PyObject stream(PyObject[] args, String[] keywords) {
        return caller.call(MODULE, "stream", args, keywords);
    }

    @JythonElement(docBundlePrefix = DOCS)
    @KeywordArgs(
            names = {},
            types = {})
    public PyObject workflows(PyObject[] args, String[] keywords) {
        return caller.call(MODULE, "workflows", args, keywords);
    }
}
