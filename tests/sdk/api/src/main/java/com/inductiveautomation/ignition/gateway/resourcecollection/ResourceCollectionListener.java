package com.inductiveautomation.ignition.gateway.resourcecollection;

public interface ResourceCollectionListener {
    default void collectionAdded(String name) {}

    default void collectionDeleted(String name) {}

    default void collectionUpdated(String name) {}
}
