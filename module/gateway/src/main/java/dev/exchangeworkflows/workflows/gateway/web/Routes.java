package dev.exchangeworkflows.workflows.gateway.web;

import com.inductiveautomation.ignition.common.gson.JsonObject;
import com.inductiveautomation.ignition.gateway.dataroutes.HttpMethod;
import com.inductiveautomation.ignition.gateway.dataroutes.PermissionType;
import com.inductiveautomation.ignition.gateway.dataroutes.RequestContext;
import com.inductiveautomation.ignition.gateway.dataroutes.RouteGroup;
import dev.exchangeworkflows.workflows.gateway.engine.Application;
import dev.exchangeworkflows.workflows.gateway.engine.Application.Answer;
import dev.exchangeworkflows.workflows.gateway.engine.Application.Route;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Reader;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Mounts the engine's table of routes; what a request means is the engine's matter. */
public final class Routes {
    private static final int BODY_LIMIT = 1 << 20;

    private final Logger log = LoggerFactory.getLogger("exchange.workflows.web");
    private final Supplier<Application> application;

    /** `application` gives null while the module is not running. */
    public Routes(Supplier<Application> application) {
        this.application = application;
    }

    public void mount(RouteGroup group) {
        group.newRoute("/api/v1/session")
                .type(RouteGroup.TYPE_JSON)
                .requirePermission(PermissionType.READ)
                .nocache()
                .handler((request, response) -> WebCaller.of(request).session())
                .mount();
        for (Route route : application.get().routes()) {
            group.newRoute(route.path())
                    .method(HttpMethod.valueOf(route.method()))
                    .type(RouteGroup.TYPE_JSON)
                    .requirePermission(PermissionType.valueOf(route.permission()))
                    .nocache()
                    .handler((request, response) -> answer(route, request, response))
                    .mount();
        }
    }

    private String answer(Route route, RequestContext request, HttpServletResponse response) {
        Answer answer = answerOrRefusal(route, request);
        response.setStatus(answer.status());
        return answer.json();
    }

    private Answer answerOrRefusal(Route route, RequestContext request) {
        Application running = application.get();
        if (running == null) {
            return refusal(503, "NOT_RUNNING", "The Workflows module is not running; try again once it is");
        }
        try {
            String body = route.method().equals("GET") ? null : body(request);
            return running.request(route, params(route, request), body, WebCaller.of(request).json());
        } catch (BodyTooLarge e) {
            return refusal(413, "BODY_TOO_LARGE", "The body has more than " + BODY_LIMIT + " characters");
        } catch (IOException | RuntimeException e) {
            log.error("{} {} failed", route.method(), route.path(), e);
            return refusal(500, "INTERNAL_ERROR", e + " (the gateway's log has the stack)");
        }
    }

    /** Names of the path and of the query. */
    private static String params(Route route, RequestContext request) {
        JsonObject params = new JsonObject();
        for (Map.Entry<String, String[]> query : request.getRequest().getParameterMap().entrySet()) {
            params.addProperty(query.getKey(), String.join(",", query.getValue()));
        }
        for (String part : route.path().split("/")) {
            if (part.startsWith(":")) {
                params.addProperty(part.substring(1), request.getParameter(part.substring(1)));
            }
        }
        return params.toString();
    }

    private static String body(RequestContext request) throws IOException, BodyTooLarge {
        StringBuilder text = new StringBuilder();
        char[] buffer = new char[8192];
        try (Reader reader = request.getRequest().getReader()) {
            for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
                text.append(buffer, 0, read);
                if (text.length() > BODY_LIMIT) {
                    throw new BodyTooLarge();
                }
            }
        }
        return text.toString();
    }

    private static Answer refusal(int status, String code, String message) {
        JsonObject body = new JsonObject();
        body.addProperty("ok", false);
        body.addProperty("code", code);
        body.addProperty("message", message);
        body.add("data", new JsonObject());
        return new Answer(status, body.toString());
    }

    private static final class BodyTooLarge extends Exception {}
}
