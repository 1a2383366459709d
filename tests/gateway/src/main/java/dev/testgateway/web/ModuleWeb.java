package dev.testgateway.web;

import com.inductiveautomation.ignition.gateway.model.GatewayModuleHook;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One module's place on the web. */
final class ModuleWeb {
    private static final Logger LOG = LoggerFactory.getLogger("gateway.Modules");

    private final String moduleId;
    private final ClassLoader loader;
    private final ModuleRoutes routes;
    private String mount;
    private ModuleFiles files;

    ModuleWeb(String moduleId, ClassLoader loader) {
        this.moduleId = moduleId;
        this.loader = loader;
        this.routes = new ModuleRoutes(moduleId);
    }

    /** Mounts routes and resource folder. A module whose routes are refused runs on. */
    void mount(GatewayModuleHook hook) {
        try {
            hook.mountRouteHandlers(routes);
        } catch (Exception | LinkageError e) {
            routes.refuse(String.valueOf(e));
            LOG.error("mountRouteHandlers of module '{}' failed", moduleId, e);
        }
        hook.getMountedResourceFolder().ifPresent(folder -> files = new ModuleFiles(hook, loader, folder));
        mount = hook.getMountPathAlias().orElse(moduleId);
    }

    String mount() {
        return mount;
    }

    ModuleRoutes routes() {
        return routes;
    }

    Optional<ModuleFiles> files() {
        return Optional.ofNullable(files);
    }

    Map<String, Object> state(Navigation navigation) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("mount", mount);
        state.put(
                "routes",
                routes.mounted().stream()
                        .map(route -> route.method() + " " + route.path())
                        .toList());
        state.put("routesRefused", routes.refusal());
        state.put(
                "pages",
                navigation.pages().stream()
                        .filter(page -> moduleId.equals(page.owner()))
                        .map(Page::route)
                        .toList());
        return state;
    }
}

