package com.inductiveautomation.ignition.gateway.auth.apitoken;

import com.inductiveautomation.ignition.gateway.dataroutes.AccessControlStrategy;
import com.inductiveautomation.ignition.gateway.dataroutes.PermissionType;
import com.inductiveautomation.ignition.gateway.dataroutes.RequestContext;
import java.util.Optional;

/** API tokens: header {@code X-Ignition-API-Token: <keyId>:<secret>}. */
public interface ApiTokenManager {
    /**
     * These ask whether a token's security levels meet a gateway-wide permission set. They do not require a token:
     * an empty set lets everybody in.
     */
    AccessControlStrategy TOKEN_ACCESS = new TokenPermission(PermissionType.ACCESS);

    AccessControlStrategy TOKEN_READ = new TokenPermission(PermissionType.READ);
    AccessControlStrategy TOKEN_WRITE = new TokenPermission(PermissionType.WRITE);

    /** Empty without a token, and with one that is unknown, wrong or disabled. */
    Optional<ApiTokenContext> validateRequest(RequestContext requestContext);

    /** The token that a request carried. More accessors than the name are unconfirmed. */
    interface ApiTokenContext {
        String tokenName();
    }
}
