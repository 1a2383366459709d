package com.inductiveautomation.ignition.gateway.dataroutes;

import java.util.List;
import java.util.Optional;

/** Decides whether a request may reach a route; a lambda will do. */
@FunctionalInterface
public interface AccessControlStrategy {
    AccessControlStrategy OPEN_ROUTE = requestContext -> RouteAccess.GRANTED;

    RouteAccess canAccess(RequestContext requestContext);

    default Optional<String> getWwwAuthenticateHeader(RequestContext requestContext) {
        return Optional.empty();
    }

    /** Called once, at the mount. @throws IllegalArgumentException if the route cannot be guarded by this control */
    default void validate(RouteMounterContext routeMounterContext) {}

    static AccessControlStrategy and(AccessControlStrategy... strategies) {
        return and(List.of(strategies));
    }

    static AccessControlStrategy and(List<AccessControlStrategy> strategies) {
        return new CombinedAccessControl(strategies, true);
    }

    static AccessControlStrategy or(AccessControlStrategy... strategies) {
        return or(List.of(strategies));
    }

    static AccessControlStrategy or(List<AccessControlStrategy> strategies) {
        return new CombinedAccessControl(strategies, false);
    }
}
