package com.inductiveautomation.ignition.common.resourcecollection;

public record ResourceId(String collectionName, ResourcePath resourcePath) {
    public String getCollectionName() {
        return collectionName;
    }

    public ResourcePath getResourcePath() {
        return resourcePath;
    }

    public String getFolderPath() {
        return resourcePath.getFolderPath();
    }

    public ResourceType getResourceType() {
        return resourcePath.getResourceType();
    }
}
