package com.inductiveautomation.ignition.gateway.config;

/** A configuration before and after a change. */
public record ModifiedResource<T>(DecodedResource<T> oldResource, DecodedResource<T> newResource) {
    public String name() {
        return newResource.name();
    }
}
