package com.inductiveautomation.ignition.gateway.web.systemjs;

/** The bundles that the shell maps in its import map. Removal is unconfirmed. */
public interface SystemJsModuleRegistry {
    void add(SystemJsModule module);
}
