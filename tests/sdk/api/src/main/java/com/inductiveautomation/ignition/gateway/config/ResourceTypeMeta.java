package com.inductiveautomation.ignition.gateway.config;

import com.inductiveautomation.ignition.common.resourcecollection.ResourceType;
import java.util.Optional;

/** A kind of configuration: its type, its defaults, its checks, and whether REST may reach it. */
public interface ResourceTypeMeta<T> {
    ResourceType getResourceType();

    Class<T> getConfigClass();

    boolean isSingleton();

    Optional<T> getDefaultConfig();

    /** Between a configuration and the resource that holds it. */
    ResourceCodec<T> getCodec();

    /** Without one the type has no REST routes. */
    Optional<ResourceRouteDelegate> getRouteDelegate();

    /** What is wrong with a configuration; called whenever one is made, from a form, from REST or from a file. */
    ValidationErrors validate(T config);

    static <T> DefaultResourceTypeMeta.Builder<T> newBuilder(Class<T> configClass) {
        return new DefaultResourceTypeMeta.Builder<>(configClass);
    }
}
