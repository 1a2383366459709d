package dev.testgateway;

import com.inductiveautomation.ignition.gateway.model.GatewayModuleHook;
import com.inductiveautomation.ignition.gateway.model.ModuleState;

/** One loaded generation of a module. An upgrade makes another handle. */
public interface ModuleHandle {
    ModuleInfo info();

    ModuleState state();

    GatewayModuleHook hook();

    ClassLoader loader();

    /** Runs one call into the hook: timed, shown in the state, and the exception passed on. */
    void call(String name, HookCall call) throws Exception;

    interface HookCall {
        void run() throws Exception;
    }
}
