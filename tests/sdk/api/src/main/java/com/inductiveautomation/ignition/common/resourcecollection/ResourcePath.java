package com.inductiveautomation.ignition.common.resourcecollection;

import java.util.Objects;

public class ResourcePath {
    private final ResourceType type;
    private final String path;

    public ResourcePath(ResourceType type, String path) {
        this.type = type;
        this.path = path;
    }

    public ResourceType getResourceType() {
        return type;
    }

    public String getPath() {
        return path;
    }

    public String getFolderPath() {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    public String getName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    public String getModuleId() {
        return type.moduleId();
    }

    public boolean isModuleFolder() {
        return path.isEmpty();
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof ResourcePath p && p.type.equals(type) && p.path.equals(path);
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, path);
    }

    @Override
    public String toString() {
        return type + "/" + path;
    }
}
