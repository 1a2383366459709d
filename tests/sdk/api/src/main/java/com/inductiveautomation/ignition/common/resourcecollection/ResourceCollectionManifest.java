package com.inductiveautomation.ignition.common.resourcecollection;

public record ResourceCollectionManifest(String title, String description, boolean enabled, boolean inheritable, String parent) {
    public String getTitle() {
        return title;
    }

    public String getDescription() {
        return description;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public boolean isInheritable() {
        return inheritable;
    }

    public String getParent() {
        return parent;
    }
}
