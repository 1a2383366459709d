package dev.testgateway.web;

import com.inductiveautomation.ignition.gateway.dataroutes.HttpMethod;
import com.inductiveautomation.ignition.gateway.dataroutes.RequestContext;
import com.inductiveautomation.ignition.gateway.dataroutes.RouteAccess;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /data/<mount>/...}: the first route that matches, its access control, its handler, its answer. */
final class DataServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger("gateway.DataRoutes");

    private final transient Function<String, Optional<ModuleRoutes>> mounts;

    DataServlet(Function<String, Optional<ModuleRoutes>> mounts) {
        this.mounts = mounts;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        MountPath path = MountPath.of(request);
        Optional<ModuleRoutes> module = mounts.apply(path.mount());
        if (module.isEmpty() || !answered(module.get(), path.rest(), request, response)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static boolean answered(
            ModuleRoutes module, String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        RequestContext context = new RequestContext(request, path);
        for (Route route : module.mounted()) {
            Optional<Map<String, String>> parameters = match(route, path, request.getMethod());
            if (parameters.isPresent()) {
                parameters.get().forEach(context::putParameter);
                answer(route, context, response);
                return true;
            }
        }
        return false;
    }

    private static Optional<Map<String, String>> match(Route route, String path, String method) {
        return route.method().name().equals(method) ? route.pattern().match(path) : Optional.empty();
    }

    private static void answer(Route route, RequestContext context, HttpServletResponse response) throws IOException {
        try {
            if (admitted(route, context, response) && acceptable(route, context, response)) {
                throughGate(route, context, response);
            }
        } catch (Throwable e) { // a module's Error must not pass unlogged
            LOG.error("{} {} failed", route.method(), context.getRequest().getRequestURI(), e);
            if (!response.isCommitted()) {
                response.reset();
                response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR, String.valueOf(e.getMessage()));
            }
        }
    }

    private static boolean admitted(Route route, RequestContext context, HttpServletResponse response)
            throws IOException {
        RouteAccess access = route.access().canAccess(context);
        if (access == RouteAccess.GRANTED) {
            return true;
        }
        if (access == RouteAccess.UNAUTHORIZED) {
            route.access()
                    .getWwwAuthenticateHeader(context)
                    .ifPresent(value -> response.setHeader("WWW-Authenticate", value));
        }
        response.sendError(
                access == RouteAccess.FORBIDDEN
                        ? HttpServletResponse.SC_FORBIDDEN
                        : HttpServletResponse.SC_UNAUTHORIZED);
        return false;
    }

    private static boolean acceptable(Route route, RequestContext context, HttpServletResponse response)
            throws IOException {
        String sent = context.getRequest().getContentType();
        if (route.acceptedTypes().isEmpty()
                || sent == null
                || route.acceptedTypes().contains(sent.split(";")[0].trim())) {
            return true;
        }
        response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
        return false;
    }

    private static void throughGate(Route route, RequestContext context, HttpServletResponse response)
            throws Exception {
        if (!route.gate().enter()) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        try {
            handle(route, context, response);
        } finally {
            route.gate().leave();
        }
    }

    private static void handle(Route route, RequestContext context, HttpServletResponse response) throws Exception {
        Optional<String> kept = route.cache() == null ? Optional.empty() : route.cache().find(context);
        if (kept.isPresent()) {
            RouteAnswer.send(route, context, response, kept.get());
            return;
        }
        response.setContentType(route.type());
        Object result = route.handler().handle(context, response);
        if (result != null) {
            String body = result instanceof String text ? text : route.renderer().render(result);
            if (route.cache() != null && route.method() == HttpMethod.GET) {
                route.cache().keep(context, body);
            }
            RouteAnswer.send(route, context, response, body);
        }
    }
}
