package dev.testgateway;

import com.inductiveautomation.ignition.common.resourcecollection.Resource;
import com.inductiveautomation.ignition.common.resourcecollection.ResourceCollectionManifest;
import com.inductiveautomation.ignition.common.resourcecollection.ResourcePath;
import com.inductiveautomation.ignition.common.resourcecollection.RuntimeResourceCollection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Resource collections that were not read from disk. */
public final class Libraries {
    private Libraries() {}

    public static RuntimeResourceCollection of(String name, List<Resource> resources) {
        Map<ResourcePath, Resource> byPath = new LinkedHashMap<>();
        resources.forEach(r -> byPath.put(r.getResourcePath(), r));
        return new Project(name, new ResourceCollectionManifest(name, "", true, false, ""), byPath);
    }
}
