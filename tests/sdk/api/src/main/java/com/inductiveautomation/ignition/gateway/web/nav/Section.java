package com.inductiveautomation.ignition.gateway.web.nav;

/** The sections of the navigation rail. */
public enum Section {
    HOME,
    PLATFORM,
    CONNECTIONS,
    NETWORK,
    SERVICES,
    DIAGNOSTICS
}
