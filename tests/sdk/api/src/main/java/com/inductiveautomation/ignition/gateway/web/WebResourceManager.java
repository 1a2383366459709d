package com.inductiveautomation.ignition.gateway.web;

import com.inductiveautomation.ignition.gateway.web.nav.NavigationModel;
import com.inductiveautomation.ignition.gateway.web.systemjs.SystemJsModuleRegistry;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;

/** The web server as modules see it. */
public interface WebResourceManager {
    /** @param name mapped as {@code /system/<name>/*} */
    void addServlet(String name, Class<? extends HttpServlet> servlet);

    void removeServlet(String name);

    ServletContext getServletContext();

    int getHttpPort();

    NavigationModel getNavigationModel();

    SystemJsModuleRegistry getSystemJsModuleRegistry();
}
