package dev.testgateway.web;

import com.inductiveautomation.ignition.gateway.web.session.WebUiSession;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code GET /login} shows a form, {@code POST /login} takes user and password, {@code POST /logout} ends it. */
final class LoginServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger("gateway.Login");

    private final transient Users users;

    LoginServlet(Users users) {
        this.users = users;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Html.send(response, HttpServletResponse.SC_OK, ShellHtml.login(next(request), false));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getServletPath().equals("/logout")) {
            logout(request, response);
        } else {
            login(request, response);
        }
    }

    private void login(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<User> user = users.authenticate(request.getParameter("user"), request.getParameter("password"));
        if (user.isEmpty()) {
            LOG.warn("Login of '{}' failed", request.getParameter("user"));
            Html.send(response, HttpServletResponse.SC_UNAUTHORIZED, ShellHtml.login(next(request), true));
            return;
        }
        endSession(request);
        request.getSession(true).setAttribute(WebUiSession.class.getName(), UiSession.of(user.get()));
        redirect(response, next(request));
    }

    private static void logout(HttpServletRequest request, HttpServletResponse response) {
        endSession(request);
        redirect(response, "/login");
    }

    /** A login gets a session of its own, so nobody can plant one. */
    private static void endSession(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /** Only a place of this gateway. */
    private static String next(HttpServletRequest request) {
        String next = request.getParameter("next");
        return next != null && next.startsWith("/") && !next.startsWith("//") && !next.contains("\\") ? next : "/app";
    }

    private static void redirect(HttpServletResponse response, String location) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", location);
    }
}
