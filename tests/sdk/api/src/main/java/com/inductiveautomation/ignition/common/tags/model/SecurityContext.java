package com.inductiveautomation.ignition.common.tags.model;

public interface SecurityContext {
    String getUsername();

    static SecurityContext systemContext() {
        return () -> "system";
    }

    static SecurityContext emptyContext() {
        return () -> null;
    }
}
