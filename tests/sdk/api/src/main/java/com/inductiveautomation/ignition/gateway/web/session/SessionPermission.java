package com.inductiveautomation.ignition.gateway.web.session;

import com.inductiveautomation.ignition.gateway.dataroutes.AccessControlStrategy;
import com.inductiveautomation.ignition.gateway.dataroutes.HttpMethod;
import com.inductiveautomation.ignition.gateway.dataroutes.PermissionType;
import com.inductiveautomation.ignition.gateway.dataroutes.RequestContext;
import com.inductiveautomation.ignition.gateway.dataroutes.RouteAccess;
import com.inductiveautomation.ignition.gateway.dataroutes.RouteMounterContext;
import dev.testgateway.spi.Permissions;
import java.util.EnumSet;
import java.util.Set;

/** Guards safe methods with READ and unsafe ones with WRITE and a CSRF token; refuses the other pairing at the mount. */
final class SessionPermission implements AccessControlStrategy {
    private static final Set<HttpMethod> SAFE = EnumSet.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final PermissionType permission;

    SessionPermission(PermissionType permission) {
        this.permission = permission;
    }

    @Override
    public RouteAccess canAccess(RequestContext requestContext) {
        RouteAccess access = Permissions.of(requestContext).ofSession(permission, requestContext);
        return access == RouteAccess.GRANTED && permission == PermissionType.WRITE && !hasCsrfToken(requestContext)
                ? RouteAccess.FORBIDDEN
                : access;
    }

    private static boolean hasCsrfToken(RequestContext requestContext) {
        String sent = requestContext.getRequest().getHeader(WebUiSession.CSRF_TOKEN_HEADER);
        return WebUiSession.find(requestContext)
                .map(session -> session.getCsrfToken().equals(sent))
                .orElse(false);
    }

    @Override
    public void validate(RouteMounterContext route) {
        boolean safe = SAFE.contains(route.getMethod());
        if (permission == PermissionType.WRITE && safe) {
            throw new IllegalArgumentException(
                    "Mounted HTTP method '" + route.getMethod() + "' is not in the unsafe set");
        }
        if (permission == PermissionType.READ && !safe) {
            throw new IllegalArgumentException("Mounted HTTP method '" + route.getMethod() + "' is not in the safe set");
        }
    }
}
