package com.inductiveautomation.ignition.gateway.config;

/** The kinds of configuration that the gateway knows. Removal is unconfirmed. */
public interface ResourceTypeMetaRegistry {
    void register(ResourceTypeMeta<?> meta);
}
