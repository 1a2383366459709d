package com.inductiveautomation.ignition.common.script;

import com.inductiveautomation.ignition.common.model.CommonContext;
import com.inductiveautomation.ignition.common.resourcecollection.Resource;
import com.inductiveautomation.ignition.common.resourcecollection.ResourcePath;
import com.inductiveautomation.ignition.common.resourcecollection.ResourceType;
import com.inductiveautomation.ignition.common.resourcecollection.RuntimeResourceCollection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.lang3.tuple.Pair;
import org.python.core.PyStringMap;

/** The project library: scripts of a project as modules of a script manager. */
public final class ModuleLibrary {
    public static final String MODULE_ID = "ignition";
    public static final String CODE_DATA_KEY = "code.py";
    public static final int SCOPE = 7;
    public static final ResourceType RESOURCE_TYPE = new ResourceType(MODULE_ID, "script-python");

    private ModuleLibrary() {}

    public static void install(CommonContext context, RuntimeResourceCollection project, ScriptManager manager) {
        List<Pair<String, String>> modules = new ArrayList<>();
        for (Resource resource : project.getResourcesOfType(RESOURCE_TYPE)) {
            if (resource.isFolder() || resource.getData(CODE_DATA_KEY).isEmpty()) continue;
            modules.add(Pair.of(resource.getResourcePath().getPath().replace('/', '.'), deserializeScript(resource)));
        }
        manager.addProjectScriptModules(modules);
    }

    public static String deserializeScript(Resource resource) {
        return resource.getData(CODE_DATA_KEY).map(b -> new String(b.getBytes(), StandardCharsets.UTF_8)).orElse("");
    }

    public static boolean validatePackageName(PyStringMap modules, ResourcePath parent, String name) {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) return false;
        return !parent.getPath().isEmpty() || modules.__finditem__(name.intern()) == null;
    }
}
