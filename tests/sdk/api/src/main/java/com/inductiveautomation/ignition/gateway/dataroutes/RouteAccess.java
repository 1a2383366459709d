package com.inductiveautomation.ignition.gateway.dataroutes;

/** The answer of an access control: let in, not known, known and not allowed. */
public enum RouteAccess {
    GRANTED,
    UNAUTHORIZED,
    FORBIDDEN
}
