package com.inductiveautomation.ignition.gateway.web.session;

import com.inductiveautomation.ignition.gateway.dataroutes.AccessControlStrategy;
import com.inductiveautomation.ignition.gateway.dataroutes.PermissionType;
import com.inductiveautomation.ignition.gateway.dataroutes.RequestContext;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;

/** The session of a browser in the gateway's web interface. */
public interface WebUiSession {
    String CSRF_TOKEN_HEADER = "X-CSRF-Token";

    /** SESSION_ACCESS is unconfirmed; SESSION_WRITE also asks for the CSRF token, which explains what was measured. */
    AccessControlStrategy SESSION_ACCESS = new SessionPermission(PermissionType.ACCESS);

    AccessControlStrategy SESSION_READ = new SessionPermission(PermissionType.READ);
    AccessControlStrategy SESSION_WRITE = new SessionPermission(PermissionType.WRITE);

    String getCsrfToken();

    WebUiUserContext getUserContext();

    static Optional<? extends WebUiSession> find(RequestContext requestContext) {
        HttpSession session = requestContext.getRequest().getSession(false);
        return session == null
                ? Optional.empty()
                : Optional.ofNullable((WebUiSession) session.getAttribute(WebUiSession.class.getName()));
    }
}
