package dev.exchangeworkflows.workflows.common.functions;

import com.inductiveautomation.ignition.common.script.builtin.KeywordArgs;
import com.inductiveautomation.ignition.common.script.hints.JythonElement;
import dev.exchangeworkflows.workflows.common.remote.FunctionCaller;
import org.python.core.PyObject;

/** exchange.workflows.api.params, as scripts see it; made by tests/sdk/describe.py from the Python module. */
public final class ParamsFunctions {
    private static final String MODULE = "api.params";
    private static final String DOCS = "WorkflowsParams";

    private final FunctionCaller caller;

    ParamsFunctions(FunctionCaller caller) {
        this.caller = caller;
    }

    @JythonElement(docBundlePrefix = DOCS)
    @KeywordArgs(
            names = {"baseData", "currentData"},
            types = {Object.class, Object.class})
    public PyObject computeOverridesData(PyObject[] args, String[] keywords) {
        return caller.call(MODULE, "computeOverridesData", args, keywords);
    }

    @JythonElement(docBundlePrefix = DOCS)
    @KeywordArgs(
            names = {"sourceWorkflowName", "templateName", "targetWorkflowName", "newTemplateName",
            "templateVersion", "createdBy", "dbName"},
            types = {Object.class, Object.class, Object.class, Object.class, Object.class, Object.class, Object.class})
    public PyObject copyTemplateToWorkflow(PyObject[] args, String[] keywords) {
        return caller.call(MODULE, "copyTemplateToWorkflow", args, keywords);
    }

    @JythonElement(docBundlePrefix = DOCS)
    @KeywordArgs(
            names = {"enumName", "enumValues", "description", "createdBy", "activate", "dbName"},
            types = {Object.class, Object.class, Object.class, Object.class, Object.class, Object.class})
    public PyObject createEnumVersion(PyObject[] args, String[] keywords) {
        return caller.call(MODULE, "createEnumVersion", args, keywords);
    }

    @JythonElement(docBundlePrefix = DOCS)
    @KeywordArgs(
            names = {"workflowName", "templateName", "formProps", "description", "createdBy", "activate", "dbName"},
            types = {Object.class, Object.class, Object.class, Object.class, Object.class, Object.class, Object.class})
    public PyObject createTemplateVersion(PyObject[] args, String[] keywords) {
        return caller.call(MODULE, "createTemplateVersion", args, keywords);
    }

    @JythonElement(docBundlePrefix = DOCS)
    @KeywordArgs(
            names = {"enumName", "actor", "dbName"},
            types = {Object.class, Object.class, Object.class})
    public PyObject deleteEnum(PyObject[] args, String[] keywords) {
        return caller.call(MODULE, "deleteEnum", args, keywords);
    }

    @JythonElement(docBundlePrefix = DOCS)
    @KeywordArgs(
            names = {"enumName", "enumVersion", "actor", "dbName"},
            types = {Object.class, Object.class, Object.class, Object.class})
    public PyObject deleteEnumVersion(PyObject[] args, String[] keywords) {
        return caller.call(MODULE, "deleteEnumVersion", args, keywords);
    }

    @JythonElement(docBundlePrefix = DOCS)
    @KeywordArgs(
            names = {"workflowName", "templateName", "actor", "dbName"},
            types = {Object.class, Object.class, Object.class, Object.class})
    public PyObject deleteTemplate(PyObject[] args, String[] keywords) {
        return caller.call(MODULE, "deleteTemplate", args, keywords);
    }

    @JythonElement(docBundlePrefix = DOCS)
    @KeywordArgs(
            names = {"workflowName", "templateName", "templateVersion", "actor", "dbName"},
            types = {Object.class, Object.class, Object.class, Object.class, Object.class})
    public PyObject deleteTemplateVersion(PyObject[] args, String[] keywords) {
        return caller.call(MODULE, "deleteTemplateVersion", args, keywords);
    }

    @JythonElement(docBundlePrefix = DOCS)
    @KeywordArgs(
            names = {"templateObj", "dbName"},
            types = {Object.class, Object.class})
    public PyObject expandTemplateForUi(PyObject[] args, String[] keywords) {
        return caller.call(MODULE, "expandTemplateForUi", args, keywords);
    }

    @JythonElement(docBundlePrefix = DOCS)
    @KeywordArgs(
            names = {"enumName", "enumVersion", "dbName", "activeOnly"},
            types = {Object.class, Object.class, Object.class, Object.class})
    public PyObject getEnum(PyObject[] args, String[] keywords) {
        return caller.call(MODULE, "getEnum", args, keywords);
    }

    @JythonElement(docBundlePrefix = DOCS)
    @KeywordArgs(
            names = {"workflowName", "templateName", "templateVersion", "dbName", "activeOnly"},
            types = {Object.class, Object.class, Object.class, Object.class, Object.class})
    public PyObject getTemplate(PyObject[] args, String[] keywords) {
        return caller.call(MODULE, "getTemplate", args, keywords);
    }

    @JythonElement(docBundlePrefix = DOCS)
    @KeywordArgs(
            names = {"workflowName", "status", "latestOnly", "dbName"},
            types = {Object.class, Object.class, Object.class, Object.class})
    public PyObject getTemplateDropdownOptions(PyObject[] args, String[] keywords) {
        return caller.call(MODULE, "getTemplateDropdownOptions", args, keywords);
    }

    @JythonElement(docBundlePrefix = DOCS)
    @KeywordArgs(
            names = {"status", "latestOnly", "dbName"},
            types = {Object.class, Object.class, Object.class})
    public PyObject listEnums(PyObject[] args, String[] keywords) {
        return caller.call(MODULE, "listEnums", args, keywords);
    }

    @JythonElement(docBundlePrefix = DOCS)
    @KeywordArgs(
            names = {"workflowName", "status", "latestOnly", "dbName"},
            types = {Object.class, Object.class, Object.class, Object.class})
    public PyObject listTemplates(PyObject[] args, String[] keywords) {
        return caller.call(MODULE, "listTemplates", args, keywords);
    }

    @JythonElement(docBundlePrefix = DOCS)
    @KeywordArgs(
            names = {"workflowName", "templateName", "overridesData", "templateVersion", "actor", "dbName"},
            types = {Object.class, Object.class, Object.class, Object.class, Object.class, Object.class})
    public PyObject resolveInputs(PyObject[] args, String[] keywords) {
        return caller.call(MODULE, "resolveInputs", args, keywords);
    }

    @JythonElement(docBundlePrefix = DOCS)
    @KeywordArgs(
            names = {"enumName", "enumVersion", "status", "actor", "dbName"},
            types = {Object.class, Object.class, Object.class, Object.class, Object.class})
    public PyObject setEnumStatus(PyObject[] args, String[] keywords) {
        return caller.call(MODULE, "setEnumStatus", args, keywords);
    }

    @JythonElement(docBundlePrefix = DOCS)
    @KeywordArgs(
            names = {"workflowName", "templateName", "templateVersion", "isActive", "actor", "dbName"},
            types = {Object.class, Object.class, Object.class, Object.class, Object.class, Object.class})
    public PyObject setTemplateActive(PyObject[] args, String[] keywords) {
        return caller.call(MODULE, "setTemplateActive", args, keywords);
    }

    @JythonElement(docBundlePrefix = DOCS)
    @KeywordArgs(
            names = {"workflowName", "templateName", "templateVersion", "status", "actor", "dbName"},
            types = {Object.class, Object.class, Object.class, Object.class, Object.class, Object.class})
    public PyObject setTemplateStatus(PyObject[] args, String[] keywords) {
        return caller.call(MODULE, "setTemplateStatus", args, keywords);
    }

    @JythonElement(docBundlePrefix = DOCS)
    @KeywordArgs(
            names = {"workflowName", "templateName", "overridesData", "templateVersion", "actor", "queueName",
            "partitionKey", "priority", "deduplicationId", "applicationVersion", "timeoutSeconds", "dbName"},
            types = {Object.class, Object.class, Object.class, Object.class, Object.class, Object.class,
            Object.class, Object.class, Object.class, Object.class, Object.class, Object.class})
    public PyObject startWithTemplate(PyObject[] args, String[] keywords) {
        return caller.call(MODULE, "startWithTemplate", args, keywords);
    }
}
