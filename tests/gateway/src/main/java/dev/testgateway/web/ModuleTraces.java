package dev.testgateway.web;

import dev.testgateway.web.config.ConfigStore;
import java.util.ArrayList;
import java.util.List;

/** What a module put into the gateway and has to take out again in its {@code shutdown}. */
final class ModuleTraces {
    private final String moduleId;
    private final WebResources resources;
    private final Registries registries;
    private final ConfigStore config;

    ModuleTraces(String moduleId, WebResources resources, Registries registries, ConfigStore config) {
        this.moduleId = moduleId;
        this.resources = resources;
        this.registries = registries;
        this.config = config;
    }

    List<String> left() {
        List<String> left = new ArrayList<>();
        resources.servletsOf(moduleId).forEach(name -> left.add("servlet " + name));
        registries.metricsOf(moduleId).forEach(name -> left.add("metric " + name));
        registries.healthOf(moduleId).forEach(name -> left.add("health check " + name));
        config.watchesOf(moduleId).forEach(type -> left.add("resource handler " + type));
        return left;
    }

    void remove() {
        resources.servletsOf(moduleId).forEach(resources::removeServlet);
        registries.removeOf(moduleId);
        config.removeOf(moduleId);
    }
}
