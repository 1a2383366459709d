package dev.exchangeworkflows.workflows.gateway.bridge;

import com.inductiveautomation.ignition.common.script.ScriptManager;
import dev.exchangeworkflows.workflows.common.namespace.HollowSpace;
import org.python.core.PySystemState;

/**
 * One interpreter of scripts, with the API in it; runs hold on to the one whose code they began with.
 *
 * <p>Hazard: it keeps its interpreter alive. The engine holds it only through the registered generation of a project and
 * through runs; the bridge holds it weakly.
 */
public final class ScriptInterpreter {
    private final HollowSpace space;
    private final ScriptManager manager;
    private volatile String project;

    ScriptInterpreter(HollowSpace space, ScriptManager manager) {
        this.space = space;
        this.manager = manager;
    }

    HollowSpace space() {
        return space;
    }

    public PySystemState state() {
        return space.state();
    }

    /** Null for an interpreter that no script manager owns (tests). */
    ScriptManager manager() {
        return manager;
    }

    public String project() {
        return project;
    }

    public void belongsTo(String name) {
        project = name;
    }
}
