package dev.testgateway.web;

import com.inductiveautomation.ignition.gateway.web.WebResourceManager;
import com.inductiveautomation.ignition.gateway.web.nav.NavigationModel;
import com.inductiveautomation.ignition.gateway.web.systemjs.SystemJsModuleRegistry;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import java.util.List;

/** The web server as modules see it. */
final class WebResources implements WebResourceManager {
    private final WebServer server;
    private final Navigation navigation;
    private final BundleRegistry bundles;
    private final Owned servlets;

    WebResources(WebServer server, Navigation navigation, BundleRegistry bundles, Owners owners) {
        this.server = server;
        this.navigation = navigation;
        this.bundles = bundles;
        this.servlets = new Owned(owners);
    }

    @Override
    public void addServlet(String name, Class<? extends HttpServlet> servlet) {
        server.addServlet("/system/" + name + "/*", name, servlet);
        servlets.added(name);
    }

    @Override
    public void removeServlet(String name) {
        server.removeServlet(name);
        servlets.removed(name);
    }

    List<String> servletsOf(String moduleId) {
        return servlets.of(moduleId);
    }

    @Override
    public ServletContext getServletContext() {
        return server.servletContext();
    }

    @Override
    public int getHttpPort() {
        return server.port();
    }

    @Override
    public NavigationModel getNavigationModel() {
        return navigation;
    }

    @Override
    public SystemJsModuleRegistry getSystemJsModuleRegistry() {
        return bundles;
    }
}
