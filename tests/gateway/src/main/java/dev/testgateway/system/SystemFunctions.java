package dev.testgateway.system;

import com.inductiveautomation.ignition.common.script.ScriptManager;

/** The platform's own scripting functions, as far as they are imitated. */
public final class SystemFunctions {
    private final Backend backend;
    private final boolean perspective;

    /** @param perspective gateway scope only: Designers and clients have no {@code system.perspective} of use */
    public SystemFunctions(Backend backend, boolean perspective) {
        this.backend = backend;
        this.perspective = perspective;
    }

    public void register(ScriptManager manager, String project) {
        manager.addScriptModule("system.tag", new SystemTag(backend));
        manager.addScriptModule("system.db", new SystemDb(backend));
        manager.addScriptModule("system.util", new SystemUtil(backend, manager, project));
        manager.addScriptModule("system.net", new SystemNet());
        manager.addScriptModule("system.date", new SystemDate());
        manager.addScriptModule("system.project", new SystemProject(backend, project));
        if (perspective) manager.addScriptModule("system.perspective", new SystemPerspective(backend));
    }
}
