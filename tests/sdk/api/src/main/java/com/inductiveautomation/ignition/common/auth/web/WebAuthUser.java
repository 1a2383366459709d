package com.inductiveautomation.ignition.common.auth.web;

import java.util.Collection;

/** A user of the web interface. */
public interface WebAuthUser {
    String getId();

    String getUserName();

    Collection<String> getRoles();
}
