package com.inductiveautomation.ignition.gateway.dataroutes;

import jakarta.servlet.http.HttpServletResponse;

/** Answers a request; a null result means that the handler wrote the response itself. */
@FunctionalInterface
public interface RouteHandler {
    Object handle(RequestContext requestContext, HttpServletResponse response) throws Exception;
}
