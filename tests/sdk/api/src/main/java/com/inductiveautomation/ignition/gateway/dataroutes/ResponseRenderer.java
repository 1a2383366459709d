package com.inductiveautomation.ignition.gateway.dataroutes;

/** Turns what a handler returned into the body of the response. */
@FunctionalInterface
public interface ResponseRenderer {
    String render(Object result) throws Exception;
}
