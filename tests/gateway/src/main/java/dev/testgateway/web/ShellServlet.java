package dev.testgateway.web;

import com.inductiveautomation.ignition.common.auth.web.WebAuthUser;
import com.inductiveautomation.ignition.gateway.dataroutes.RequestContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** {@code /app<route>}: the frame with one page in it, for those who may see it. */
final class ShellServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Navigation navigation;
    private final transient GatewayPermissions permissions;
    private final transient Entities entities;

    ShellServlet(Navigation navigation, GatewayPermissions permissions, Entities entities) {
        this.navigation = navigation;
        this.permissions = permissions;
        this.entities = entities;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String route = Optional.ofNullable(request.getPathInfo()).orElse("/");
        Optional<WebAuthUser> user = GatewayPermissions.user(new RequestContext(request, route));
        if (user.isEmpty()) {
            toLogin(request, response);
        } else {
            show(route, user.get(), response);
        }
    }

    private void show(String route, WebAuthUser user, HttpServletResponse response) throws IOException {
        List<Page> visible =
                navigation.pages().stream().filter(page -> maySee(page, user)).toList();
        ShellHtml shell = new ShellHtml(user.getUserName(), visible, route);
        Optional<Page> page = navigation.find(route);
        if (route.equals("/")) {
            Html.send(response, HttpServletResponse.SC_OK, shell.home(entities.cards()));
        } else if (page.isEmpty()) {
            Html.send(response, HttpServletResponse.SC_NOT_FOUND, shell.message("There is no page at " + route));
        } else if (!maySee(page.get(), user)) {
            Html.send(response, HttpServletResponse.SC_FORBIDDEN, shell.message("You may not see this page"));
        } else {
            Html.send(response, HttpServletResponse.SC_OK, shell.page(page.get()));
        }
    }

    private boolean maySee(Page page, WebAuthUser user) {
        return page.permissions().stream().allMatch(permission -> permissions.allows(permission, user));
    }

    private static void toLogin(HttpServletRequest request, HttpServletResponse response) {
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        String next = URLEncoder.encode(request.getRequestURI() + query, StandardCharsets.UTF_8);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", "/login?next=" + next);
    }
}
