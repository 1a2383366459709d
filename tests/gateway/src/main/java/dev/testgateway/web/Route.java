package dev.testgateway.web;

import com.inductiveautomation.ignition.gateway.dataroutes.AccessControlStrategy;
import com.inductiveautomation.ignition.gateway.dataroutes.HttpMethod;
import com.inductiveautomation.ignition.gateway.dataroutes.ResponseRenderer;
import com.inductiveautomation.ignition.gateway.dataroutes.RouteHandler;
import java.util.Set;

/** A mounted route. No accepted types means any. */
record Route(
        HttpMethod method,
        String path,
        PathPattern pattern,
        String type,
        Set<String> acceptedTypes,
        AccessControlStrategy access,
        RouteHandler handler,
        ResponseRenderer renderer,
        RouteGate gate,
        RouteCache cache,
        boolean nocache,
        boolean gzip) {}
