package dev.exchangeworkflows.workflows.gateway.web;

import com.inductiveautomation.ignition.common.auth.web.WebAuthUser;
import com.inductiveautomation.ignition.common.gson.JsonObject;
import com.inductiveautomation.ignition.gateway.dataroutes.AccessControlStrategy;
import com.inductiveautomation.ignition.gateway.dataroutes.PermissionType;
import com.inductiveautomation.ignition.gateway.dataroutes.RequestContext;
import com.inductiveautomation.ignition.gateway.dataroutes.RouteAccess;
import com.inductiveautomation.ignition.gateway.web.session.WebUiSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Optional;

/** Who sent a request: a browser session of the gateway's web interface, or an API token. */
final class WebCaller {
    private static final String CSRF_HEADER = "X-CSRF-Token";

    private final RequestContext request;
    private final Optional<? extends WebUiSession> session;

    private WebCaller(RequestContext request) {
        this.request = request;
        this.session = WebUiSession.find(request);
    }

    static WebCaller of(RequestContext request) {
        return new WebCaller(request);
    }

    private Optional<String> user() {
        return session.flatMap(s -> s.getUserContext().getWebAuthUser()).map(WebAuthUser::getUserName);
    }

    String json() {
        JsonObject caller = new JsonObject();
        Optional<String> user = user();
        caller.addProperty("actor", user.orElseGet(request::getActor));
        caller.addProperty("source", user.isPresent() ? "page" : "rest");
        caller.addProperty("host", request.getRequest().getRemoteAddr());
        return caller.toString();
    }

    /** What the page has to know before its first write. */
    String session() {
        JsonObject answer = new JsonObject();
        answer.addProperty("user", user().orElseGet(request::getActor));
        answer.addProperty("csrfToken", session.map(WebUiSession::getCsrfToken).orElse(null));
        answer.addProperty("canWrite", mayWrite());
        return answer.toString();
    }

    /** Asks the platform's own controls, as a write with the session's token would. */
    private boolean mayWrite() {
        HttpServletRequest asWrite = session.isEmpty() ? request.getRequest() : withToken(session.get().getCsrfToken());
        RequestContext write = new RequestContext(asWrite, request.getPath());
        return AccessControlStrategy.or(PermissionType.getStrategies(PermissionType.WRITE)).canAccess(write)
                == RouteAccess.GRANTED;
    }

    private HttpServletRequest withToken(String token) {
        return new HttpServletRequestWrapper(request.getRequest()) {
            @Override
            public String getHeader(String name) {
                return CSRF_HEADER.equalsIgnoreCase(name) ? token : super.getHeader(name);
            }

            @Override
            public String getMethod() {
                return "POST";
            }
        };
    }
}
