package dev.testgateway.web;

import com.inductiveautomation.ignition.common.auth.web.WebAuthUser;
import com.inductiveautomation.ignition.gateway.dataroutes.PermissionType;
import com.inductiveautomation.ignition.gateway.dataroutes.RequestContext;
import com.inductiveautomation.ignition.gateway.dataroutes.RouteAccess;
import com.inductiveautomation.ignition.gateway.web.session.WebUiSession;
import dev.testgateway.spi.Permissions;
import java.util.Collection;
import java.util.Optional;

/** Holds a request's user or token against the gateway-wide permission sets. */
final class GatewayPermissions implements Permissions {
    private final PermissionSets sets;
    private final Tokens tokens;

    GatewayPermissions(PermissionSets sets, Tokens tokens) {
        this.sets = sets;
        this.tokens = tokens;
    }

    @Override
    public RouteAccess ofSession(PermissionType permission, RequestContext requestContext) {
        return answer(permission, user(requestContext).map(WebAuthUser::getRoles));
    }

    /** An empty set lets everybody in, token or not. */
    @Override
    public RouteAccess ofToken(PermissionType permission, RequestContext requestContext) {
        return sets.asksForNothing(permission)
                ? RouteAccess.GRANTED
                : answer(permission, tokens.find(requestContext).map(Tokens.Token::levels));
    }

    boolean allows(PermissionType permission, WebAuthUser user) {
        return permission == null || sets.allows(permission, user.getRoles());
    }

    static Optional<WebAuthUser> user(RequestContext requestContext) {
        return WebUiSession.find(requestContext)
                .flatMap(session -> session.getUserContext().getWebAuthUser());
    }

    private RouteAccess answer(PermissionType permission, Optional<? extends Collection<String>> roles) {
        if (roles.isEmpty()) {
            return RouteAccess.UNAUTHORIZED;
        }
        return sets.allows(permission, roles.get()) ? RouteAccess.GRANTED : RouteAccess.FORBIDDEN;
    }
}
