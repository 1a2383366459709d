package com.inductiveautomation.ignition.gateway.config;

/** The gateway's own resource collection. */
public interface ConfigurationManager {
    ResourceTypeMetaRegistry getResourceTypeMetaRegistry();
}
