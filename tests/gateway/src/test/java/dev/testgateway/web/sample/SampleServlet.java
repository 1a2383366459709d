package dev.testgateway.web.sample;

import com.inductiveautomation.ignition.gateway.dataroutes.AccessControlStrategy;
import com.inductiveautomation.ignition.gateway.dataroutes.PermissionType;
import com.inductiveautomation.ignition.gateway.dataroutes.RequestContext;
import com.inductiveautomation.ignition.gateway.model.GatewayContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Says where it is, whether it found the gateway, and whether the caller may read. */
public final class SampleServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        GatewayContext gateway =
                (GatewayContext) getServletContext().getAttribute(GatewayContext.SERVLET_CONTEXT_KEY);
        Object access = AccessControlStrategy.or(PermissionType.getStrategies(PermissionType.READ))
                .canAccess(new RequestContext(request, request.getServletPath()));
        response.getWriter().write(request.getServletPath() + " " + request.getPathInfo() + " "
                + (gateway != null) + " " + access);
    }
}
