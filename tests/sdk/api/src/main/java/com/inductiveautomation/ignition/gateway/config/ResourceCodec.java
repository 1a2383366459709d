package com.inductiveautomation.ignition.gateway.config;

import com.inductiveautomation.ignition.common.resourcecollection.Resource;
import com.inductiveautomation.ignition.common.resourcecollection.ResourceBuilder;

/** Writes a configuration into a resource and reads it. The type's name and {@code decode} are unconfirmed. */
public interface ResourceCodec<T> {
    void encode(T config, ResourceBuilder builder);

    T decode(Resource resource);
}
