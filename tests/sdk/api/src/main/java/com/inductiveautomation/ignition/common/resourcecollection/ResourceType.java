package com.inductiveautomation.ignition.common.resourcecollection;

public record ResourceType(String moduleId, String typeId) {
    public String getModuleId() {
        return moduleId;
    }

    public String getTypeId() {
        return typeId;
    }

    public ResourcePath rootPath() {
        return new ResourcePath(this, "");
    }

    public ResourcePath subPath(String path) {
        return new ResourcePath(this, path);
    }

    @Override
    public String toString() {
        return moduleId + "/" + typeId;
    }
}
