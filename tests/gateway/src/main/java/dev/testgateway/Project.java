package dev.testgateway;

import com.inductiveautomation.ignition.common.resourcecollection.Resource;
import com.inductiveautomation.ignition.common.resourcecollection.ResourceCollectionManifest;
import com.inductiveautomation.ignition.common.resourcecollection.ResourcePath;
import com.inductiveautomation.ignition.common.resourcecollection.ResourceType;
import com.inductiveautomation.ignition.common.resourcecollection.RuntimeResourceCollection;
import com.inductiveautomation.ignition.common.script.ModuleLibrary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One project as it was read. */
record Project(String name, ResourceCollectionManifest manifest, Map<ResourcePath, Resource> resources)
        implements RuntimeResourceCollection {

    Project inheriting(Map<String, Project> all) {
        Map<ResourcePath, Resource> merged = new LinkedHashMap<>();
        Project parent = all.get(manifest.parent());
        for (int depth = 0; parent != null && depth < 20; depth++, parent = all.get(parent.manifest.parent())) {
            parent.resources.forEach(merged::putIfAbsent);
        }
        merged.putAll(resources);
        return new Project(name, manifest, merged);
    }

    /** Two readings with equal fingerprints are the same project. */
    Map<String, String> fingerprint() {
        Map<String, String> print = new TreeMap<>();
        print.put("", manifest.toString());
        resources.values().forEach(r -> print.put(r.getResourcePath().toString(), r.getResourceSignature().signature()));
        return print;
    }

    /** The library's scripts by module name. */
    Map<String, String> scripts() {
        Map<String, String> scripts = new TreeMap<>();
        for (Resource r : getResourcesOfType(ModuleLibrary.RESOURCE_TYPE)) {
            if (r.getData(ModuleLibrary.CODE_DATA_KEY).isPresent()) scripts.put(r.getResourcePath().getPath(), ModuleLibrary.deserializeScript(r));
        }
        return scripts;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getTitle() {
        return manifest.title().isEmpty() ? name : manifest.title();
    }

    @Override
    public String getDescription() {
        return manifest.description();
    }

    @Override
    public boolean isEnabled() {
        return manifest.enabled();
    }

    @Override
    public boolean isInheritable() {
        return manifest.inheritable();
    }

    @Override
    public Optional<String> getParent() {
        return Optional.ofNullable(manifest.parent()).filter(p -> !p.isEmpty());
    }

    @Override
    public ResourceCollectionManifest getManifest() {
        return manifest;
    }

    @Override
    public List<Resource> getResources() {
        return new ArrayList<>(resources.values());
    }

    @Override
    public List<Resource> getResourcesOfType(ResourceType type) {
        return resources.values().stream().filter(r -> r.getResourceType().equals(type)).toList();
    }

    @Override
    public Optional<Resource> getResource(ResourcePath path) {
        return Optional.ofNullable(resources.get(path));
    }
}
