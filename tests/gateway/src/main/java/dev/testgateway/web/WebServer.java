package dev.testgateway.web;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.servlet.ServletMapping;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** One Jetty with one context; servlets come and go while it runs. */
final class WebServer {
    private final Server server;
    private final ServerConnector connector;
    private final ServletContextHandler context = new ServletContextHandler(ServletContextHandler.SESSIONS);

    WebServer(int port) {
        QueuedThreadPool threads = new QueuedThreadPool(64, 4);
        threads.setName("webserver");
        threads.setDaemon(true);
        server = new Server(threads);
        connector = new ServerConnector(server, 1, 1);
        connector.setPort(port);
        server.addConnector(connector);
        context.setContextPath("/");
        context.getSessionHandler().setHttpOnly(true);
        context.getSessionHandler().setSameSite(HttpCookie.SameSite.LAX);
        server.setHandler(context);
        server.setStopTimeout(0); // a browser that keeps its connection must not hold up the end
    }

    void attribute(String name, Object value) {
        context.setAttribute(name, value);
    }

    void own(String path, HttpServlet servlet) {
        context.addServlet(new ServletHolder(servlet), path);
    }

    /** The instance is made at its first request. */
    void addServlet(String path, String name, Class<? extends HttpServlet> servlet) {
        ServletHolder holder = new ServletHolder(name, servlet);
        context.addServlet(holder, path);
    }

    void removeServlet(String name) {
        ServletHandler handler = context.getServletHandler();
        handler.setServletMappings(Stream.of(handler.getServletMappings())
                .filter(mapping -> !mapping.getServletName().equals(name))
                .toArray(ServletMapping[]::new));
        handler.setServlets(Stream.of(handler.getServlets())
                .filter(holder -> !holder.getName().equals(name))
                .toArray(ServletHolder[]::new));
    }

    ServletContext servletContext() {
        return context.getServletContext();
    }

    void start() {
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("The web server cannot open port " + connector.getPort(), e);
        }
    }

    /** The real one, also for port 0. */
    int port() {
        return connector.getLocalPort() > 0 ? connector.getLocalPort() : connector.getPort();
    }

    void stop() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The web server does not stop", e);
        }
    }
}
