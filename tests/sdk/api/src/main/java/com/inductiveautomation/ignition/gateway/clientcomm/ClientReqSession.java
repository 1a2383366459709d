package com.inductiveautomation.ignition.gateway.clientcomm;

/** Who calls over RPC. */
public interface ClientReqSession {
    String SESSION_USERNAME = "session.username";
    String SESSION_PROJECT_NAME = "session.projectName";
    String SESSION_REMOTE_ADDR = "session.remoteAddr";

    String getId();

    boolean isValid();

    boolean isDesigner();

    /** A bit of {@code ApplicationScope}. */
    int getScope();

    Object getAttribute(String name);

    void setAttribute(String name, Object value);
}
