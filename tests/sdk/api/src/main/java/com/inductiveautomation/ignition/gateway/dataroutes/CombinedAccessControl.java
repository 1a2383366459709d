package com.inductiveautomation.ignition.gateway.dataroutes;

import java.util.List;
import java.util.Optional;

/** {@code and}: the first refusal counts. {@code or}: one grant is enough, and FORBIDDEN says more than UNAUTHORIZED. */
final class CombinedAccessControl implements AccessControlStrategy {
    private final List<AccessControlStrategy> strategies;
    private final boolean all;

    CombinedAccessControl(List<AccessControlStrategy> strategies, boolean all) {
        this.strategies = List.copyOf(strategies);
        this.all = all;
    }

    @Override
    public RouteAccess canAccess(RequestContext requestContext) {
        return all ? everyOne(requestContext) : anyOne(requestContext);
    }

    private RouteAccess everyOne(RequestContext requestContext) {
        for (AccessControlStrategy strategy : strategies) {
            RouteAccess access = strategy.canAccess(requestContext);
            if (access != RouteAccess.GRANTED) {
                return access;
            }
        }
        return RouteAccess.GRANTED;
    }

    private RouteAccess anyOne(RequestContext requestContext) {
        RouteAccess refusal = RouteAccess.UNAUTHORIZED;
        for (AccessControlStrategy strategy : strategies) {
            RouteAccess access = strategy.canAccess(requestContext);
            if (access == RouteAccess.GRANTED) {
                return access;
            }
            if (access == RouteAccess.FORBIDDEN) {
                refusal = access;
            }
        }
        return refusal;
    }

    @Override
    public Optional<String> getWwwAuthenticateHeader(RequestContext requestContext) {
        return strategies.stream()
                .map(strategy -> strategy.getWwwAuthenticateHeader(requestContext))
                .flatMap(Optional::stream)
                .findFirst();
    }

    @Override
    public void validate(RouteMounterContext routeMounterContext) {
        strategies.forEach(strategy -> strategy.validate(routeMounterContext));
    }
}
