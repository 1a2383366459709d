package com.inductiveautomation.ignition.gateway.web.nav;

/** The navigation rail. {@code getServices} and {@code getNetwork} are unconfirmed. */
public interface NavigationModel {
    NavigationSection getHome();

    NavigationSection getPlatform();

    NavigationSection getConnections();

    NavigationSection getNetwork();

    NavigationSection getServices();

    NavigationSection getDiagnostics();
}
