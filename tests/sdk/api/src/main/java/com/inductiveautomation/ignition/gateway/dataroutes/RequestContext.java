package com.inductiveautomation.ignition.gateway.dataroutes;

import com.inductiveautomation.ignition.gateway.auth.apitoken.ApiTokenManager;
import com.inductiveautomation.ignition.gateway.model.GatewayContext;
import com.inductiveautomation.ignition.gateway.web.session.WebUiSession;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One request on its way through access control and handler. */
public class RequestContext {
    private final HttpServletRequest request;
    private final String path;
    private final Map<String, String> parameters = new HashMap<>();
    private String body;

    public RequestContext(HttpServletRequest request, String path) {
        this.request = request;
        this.path = path;
    }

    public GatewayContext getGatewayContext() {
        return (GatewayContext) request.getServletContext().getAttribute(GatewayContext.SERVLET_CONTEXT_KEY);
    }

    public HttpServletRequest getRequest() {
        return request;
    }

    /** The path below the alias, with a leading slash. */
    public String getPath() {
        return path;
    }

    public HttpMethod getMethod() {
        return HttpMethod.valueOf(request.getMethod());
    }

    /** May be called more than once: the first call keeps the text. */
    public String readBody() throws IOException {
        if (body == null) {
            StringWriter text = new StringWriter();
            try (Reader reader = request.getReader()) {
                reader.transferTo(text);
            }
            body = text.toString();
        }
        return body;
    }

    /** The value of {@code :name} in the route, or else of the query parameter. */
    public String getParameter(String name) {
        String value = parameters.get(name);
        return value != null ? value : request.getParameter(name);
    }

    public void putParameter(String name, String value) {
        parameters.put(name, value);
    }

    public URI getRequestUri() {
        return URI.create(request.getRequestURL().toString() + query());
    }

    public URI getRelativeRequestUri() {
        return URI.create(request.getRequestURI() + query());
    }

    /** Who asks: the user of the browser session, or else the name of the API token, or else null. */
    public String getActor() {
        Optional<String> user = WebUiSession.find(this)
                .flatMap(session -> session.getUserContext().getWebAuthUser())
                .map(found -> found.getUserName());
        return user.or(this::tokenName).orElse(null);
    }

    private Optional<String> tokenName() {
        GatewayContext gateway = getGatewayContext();
        return gateway == null
                ? Optional.empty()
                : gateway.getApiTokenManager().validateRequest(this).map(ApiTokenManager.ApiTokenContext::tokenName);
    }

    private String query() {
        return request.getQueryString() == null ? "" : "?" + request.getQueryString();
    }
}
