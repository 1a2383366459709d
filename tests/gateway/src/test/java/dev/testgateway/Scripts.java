package dev.testgateway;

import com.inductiveautomation.ignition.common.resourcecollection.Resource;
import com.inductiveautomation.ignition.common.resourcecollection.ResourceCollectionManifest;
import com.inductiveautomation.ignition.common.resourcecollection.ResourcePath;
import com.inductiveautomation.ignition.common.resourcecollection.ResourceType;
import com.inductiveautomation.ignition.common.resourcecollection.RuntimeResourceCollection;
import com.inductiveautomation.ignition.common.script.JythonExecException;
import com.inductiveautomation.ignition.common.script.ModuleLibrary;
import com.inductiveautomation.ignition.common.script.ScriptManager;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyStringMap;

/** Runs scripts as the platform runs a user's: one dict, made by the manager. */
final class Scripts {
    private Scripts() {}

    static Object run(ScriptManager manager, String code) throws JythonExecException {
        PyStringMap names = manager.createLocalsMap();
        manager.runCode(code, names, names, "<test>");
        return names.__finditem__("result") == null ? null : names.__finditem__("result").__tojava__(Object.class);
    }

    /** The name of the Python error that the code ends with, or "none". */
    static String error(ScriptManager manager, String code) {
        try {
            run(manager, code);
            return "none";
        } catch (JythonExecException e) {
            PyException cause = e.getPyCause().orElseThrow();
            String name = PyException.exceptionClassName(cause.type);
            return name.substring(name.lastIndexOf('.') + 1);
        }
    }

    /** {@code path, code, path, code...} */
    static void install(ScriptManager manager, String... pathsAndCode) {
        ModuleLibrary.install(null, library("p", pathsAndCode), manager);
    }

    static RuntimeResourceCollection library(String name, String... pathsAndCode) {
        List<Resource> resources = new ArrayList<>();
        for (int i = 0; i < pathsAndCode.length; i += 2) {
            resources.add(Resource.newBuilder().setCollectionName(name)
                    .setResourcePath(ModuleLibrary.RESOURCE_TYPE, pathsAndCode[i])
                    .putData(ModuleLibrary.CODE_DATA_KEY, pathsAndCode[i + 1].getBytes(StandardCharsets.UTF_8)).build());
        }
        return new Fixed(name, resources);
    }

    private record Fixed(String name, List<Resource> resources) implements RuntimeResourceCollection {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public String getTitle() {
            return name;
        }

        @Override
        public String getDescription() {
            return "";
        }

        @Override
        public boolean isEnabled() {
            return true;
        }

        @Override
        public boolean isInheritable() {
            return false;
        }

        @Override
        public Optional<String> getParent() {
            return Optional.empty();
        }

        @Override
        public ResourceCollectionManifest getManifest() {
            return new ResourceCollectionManifest(name, "", true, false, null);
        }

        @Override
        public List<Resource> getResources() {
            return resources;
        }

        @Override
        public List<Resource> getResourcesOfType(ResourceType type) {
            return resources.stream().filter(r -> r.getResourceType().equals(type)).toList();
        }

        @Override
        public Optional<Resource> getResource(ResourcePath path) {
            return resources.stream().filter(r -> r.getResourcePath().equals(path)).findFirst();
        }
    }

    static void leave() {
        Py.setSystemState(Py.defaultSystemState);
    }
}
