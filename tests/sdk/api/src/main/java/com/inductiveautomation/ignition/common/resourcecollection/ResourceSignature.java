package com.inductiveautomation.ignition.common.resourcecollection;

public record ResourceSignature(ResourceId resourceId, String signature) {
    public ResourceId getResourceId() {
        return resourceId;
    }

    public String getSignature() {
        return signature;
    }
}
