package dev.exchangeworkflows.workflows.gateway;

import com.inductiveautomation.ignition.gateway.model.GatewayContext;
import com.inductiveautomation.ignition.gateway.model.GatewayModule;
import dev.exchangeworkflows.workflows.common.WorkflowsIds;

/** The version that the module file says; "unknown" where the platform does not tell. */
final class ModuleVersion {
    private ModuleVersion() {}

    static String of(GatewayContext context) {
        GatewayModule module = context.getModuleManager().getModule(WorkflowsIds.MODULE_ID);
        return module == null ? "unknown" : module.getVersion();
    }
}
