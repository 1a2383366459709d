package com.inductiveautomation.ignition.gateway.dataroutes;

/** The methods a route may be mounted for. */
public enum HttpMethod {
    GET,
    HEAD,
    POST,
    PUT,
    DELETE,
    TRACE,
    OPTIONS,
    CONNECT,
    PATCH
}
