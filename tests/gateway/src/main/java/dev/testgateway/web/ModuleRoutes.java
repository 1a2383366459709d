package dev.testgateway.web;

import com.inductiveautomation.ignition.gateway.dataroutes.RouteGroup;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routes of one module. One refusal and the module has none, even if it caught the exception. */
final class ModuleRoutes implements RouteGroup {
    private static final Logger LOG = LoggerFactory.getLogger("gateway.DataRoutes");

    private final String moduleId;
    private final List<Route> routes = new CopyOnWriteArrayList<>();
    private volatile String refusal;

    ModuleRoutes(String moduleId) {
        this.moduleId = moduleId;
    }

    @Override
    public RouteMounter newRoute(String path) {
        return new RouteDraft(this, path);
    }

    void mount(RouteDraft draft) {
        try {
            routes.add(draft.build());
        } catch (IllegalArgumentException e) {
            refuse(draft.getMethod() + " " + draft.getPath() + ": " + e.getMessage());
            throw e;
        }
    }

    /** From now on the module has no routes. */
    void refuse(String reason) {
        if (refusal == null) {
            refusal = reason;
            LOG.error("No data routes for module '{}': {}", moduleId, reason);
        }
    }

    /** Why there are none, or null. */
    String refusal() {
        return refusal;
    }

    List<Route> mounted() {
        return refusal == null ? routes : List.of();
    }
}
