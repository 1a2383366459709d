package com.inductiveautomation.ignition.gateway.model;

import java.util.List;

public interface ModuleManager {
    List<GatewayModule> getModules();

    GatewayModule getModule(String moduleId);
}
