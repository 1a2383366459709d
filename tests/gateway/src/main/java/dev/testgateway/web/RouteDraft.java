package dev.testgateway.web;

import com.inductiveautomation.ignition.gateway.dataroutes.AccessControlStrategy;
import com.inductiveautomation.ignition.gateway.dataroutes.CacheKeyGen;
import com.inductiveautomation.ignition.gateway.dataroutes.HttpMethod;
import com.inductiveautomation.ignition.gateway.dataroutes.PermissionType;
import com.inductiveautomation.ignition.gateway.dataroutes.ResponseRenderer;
import com.inductiveautomation.ignition.gateway.dataroutes.RouteGroup;
import com.inductiveautomation.ignition.gateway.dataroutes.RouteHandler;
import com.inductiveautomation.ignition.gateway.dataroutes.RouteMounterContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A route that is being described. */
final class RouteDraft implements RouteGroup.RouteMounter, RouteMounterContext {
    private final ModuleRoutes group;
    private final String path;
    private final List<AccessControlStrategy> controls = new ArrayList<>();
    private HttpMethod method = HttpMethod.GET;
    private String type = RouteGroup.TYPE_PLAIN_TEXT;
    private Set<String> acceptedTypes = Set.of();
    private RouteHandler handler;
    private ResponseRenderer renderer = String::valueOf;
    private RouteGate gate = RouteGate.open();
    private RouteCache cache;
    private boolean nocache;
    private boolean gzip;

    RouteDraft(ModuleRoutes group, String path) {
        this.group = group;
        this.path = path;
    }

    @Override
    public RouteDraft method(HttpMethod value) {
        method = value;
        return this;
    }

    @Override
    public RouteDraft type(String mimeType) {
        type = mimeType;
        return this;
    }

    @Override
    public RouteDraft acceptedTypes(String... mimeTypes) {
        acceptedTypes = Set.of(mimeTypes);
        return this;
    }

    @Override
    public RouteDraft handler(RouteHandler value) {
        handler = value;
        return this;
    }

    @Override
    public RouteDraft renderer(ResponseRenderer value) {
        renderer = value;
        return this;
    }

    @Override
    public RouteDraft accessControl(AccessControlStrategy strategy) {
        controls.add(strategy);
        return this;
    }

    @Override
    public RouteDraft requirePermission(PermissionType permission) {
        controls.addAll(PermissionType.getStrategies(permission));
        return this;
    }

    @Override
    public RouteDraft concurrency(int maxConcurrent, int maxQueued) {
        gate = new RouteGate(maxConcurrent, maxQueued);
        return this;
    }

    @Override
    public RouteDraft cache(long duration, TimeUnit unit) {
        return cache(duration, unit, request -> request.getRelativeRequestUri().toString());
    }

    @Override
    public RouteDraft cache(long duration, TimeUnit unit, CacheKeyGen keyGen) {
        cache = new RouteCache(unit.toNanos(duration), keyGen);
        return this;
    }

    @Override
    public RouteDraft nocache() {
        nocache = true;
        return this;
    }

    @Override
    public RouteDraft gzip() {
        return gzip(true);
    }

    @Override
    public RouteDraft gzip(boolean enabled) {
        gzip = enabled;
        return this;
    }

    @Override
    public String getPath() {
        return path;
    }

    @Override
    public HttpMethod getMethod() {
        return method;
    }

    @Override
    public void mount() {
        group.mount(this);
    }

    /** @throws IllegalArgumentException if the gateway would refuse to mount this */
    Route build() {
        if (controls.isEmpty()) {
            throw new IllegalArgumentException("Access control must be specified");
        }
        if (handler == null) {
            throw new IllegalArgumentException("Handler must be specified");
        }
        controls.forEach(control -> control.validate(this));
        AccessControlStrategy access = AccessControlStrategy.or(controls);
        PathPattern pattern = new PathPattern(path);
        return new Route(
                method, path, pattern, type, acceptedTypes, access, handler, renderer, gate, cache, nocache, gzip);
    }
}
