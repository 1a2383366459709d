package com.inductiveautomation.ignition.gateway.model;

public interface GatewayModule {
    String getId();

    String getName();

    String getVersion();

    ModuleState getState();

    GatewayModuleHook getHook();

    Throwable getFault();
}
