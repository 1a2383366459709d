package com.inductiveautomation.ignition.common.resourcecollection;

import java.util.List;
import java.util.Optional;

/** A project as it runs: its own resources and those it inherits. */
public interface RuntimeResourceCollection {
    String getName();

    String getTitle();

    String getDescription();

    boolean isEnabled();

    boolean isInheritable();

    Optional<String> getParent();

    ResourceCollectionManifest getManifest();

    List<Resource> getResources();

    List<Resource> getResourcesOfType(ResourceType type);

    Optional<Resource> getResource(ResourcePath path);
}
