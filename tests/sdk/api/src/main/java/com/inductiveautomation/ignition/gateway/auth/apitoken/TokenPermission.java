package com.inductiveautomation.ignition.gateway.auth.apitoken;

import com.inductiveautomation.ignition.gateway.dataroutes.AccessControlStrategy;
import com.inductiveautomation.ignition.gateway.dataroutes.PermissionType;
import com.inductiveautomation.ignition.gateway.dataroutes.RequestContext;
import com.inductiveautomation.ignition.gateway.dataroutes.RouteAccess;
import dev.testgateway.spi.Permissions;

/** Asks the running gateway; no control of the method, so it also guards a READ-level POST. */
final class TokenPermission implements AccessControlStrategy {
    private final PermissionType permission;

    TokenPermission(PermissionType permission) {
        this.permission = permission;
    }

    @Override
    public RouteAccess canAccess(RequestContext requestContext) {
        return Permissions.of(requestContext).ofToken(permission, requestContext);
    }
}
