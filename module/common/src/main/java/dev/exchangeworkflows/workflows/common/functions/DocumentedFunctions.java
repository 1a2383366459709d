package dev.exchangeworkflows.workflows.common.functions;

import dev.exchangeworkflows.workflows.common.remote.FunctionCaller;
import java.util.Map;
import java.util.TreeMap;

/** The documented modules of the API; made by tests/sdk/describe.py. */
public final class DocumentedFunctions {
    private DocumentedFunctions() {}

    /** Objects to be registered as script modules, by the module's name. */
    public static Map<String, Object> all(FunctionCaller caller) {
        Map<String, Object> modules = new TreeMap<>();
        modules.put("api.admin", new AdminFunctions(caller));
        modules.put("api.params", new ParamsFunctions(caller));
        modules.put("api.queries", new QueriesFunctions(caller));
        modules.put("api.service", new ServiceFunctions(caller));
        return modules;
    }

    /** The prefix of a module's documentation bundle. */
    public static String bundle(String module) {
        String leaf = module.substring(module.lastIndexOf('.') + 1);
        return "Workflows" + Character.toUpperCase(leaf.charAt(0)) + leaf.substring(1);
    }
}
