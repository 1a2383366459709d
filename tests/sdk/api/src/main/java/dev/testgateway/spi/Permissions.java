package dev.testgateway.spi;

import com.inductiveautomation.ignition.gateway.dataroutes.PermissionType;
import com.inductiveautomation.ignition.gateway.dataroutes.RequestContext;
import com.inductiveautomation.ignition.gateway.dataroutes.RouteAccess;

/** The running gateway's answer behind the access controls; no part of the platform's API. */
public interface Permissions {
    RouteAccess ofSession(PermissionType permission, RequestContext requestContext);

    RouteAccess ofToken(PermissionType permission, RequestContext requestContext);

    /** Found in the servlet context, so that a servlet of a module meets the same gateway as a route. */
    static Permissions of(RequestContext requestContext) {
        return (Permissions) requestContext.getRequest().getServletContext().getAttribute(Permissions.class.getName());
    }
}
