package com.inductiveautomation.ignition.gateway.dataroutes;

import com.inductiveautomation.ignition.gateway.auth.apitoken.ApiTokenManager;
import com.inductiveautomation.ignition.gateway.web.session.WebUiSession;
import java.util.List;

/** The three permissions of the gateway. ACCESS is unconfirmed. */
public enum PermissionType {
    ACCESS,
    READ,
    WRITE;

    /** One control for browser sessions and one for API tokens; either is enough. */
    public static List<AccessControlStrategy> getStrategies(PermissionType permission) {
        return switch (permission) {
            case ACCESS -> List.of(WebUiSession.SESSION_ACCESS, ApiTokenManager.TOKEN_ACCESS);
            case READ -> List.of(WebUiSession.SESSION_READ, ApiTokenManager.TOKEN_READ);
            case WRITE -> List.of(WebUiSession.SESSION_WRITE, ApiTokenManager.TOKEN_WRITE);
        };
    }
}
