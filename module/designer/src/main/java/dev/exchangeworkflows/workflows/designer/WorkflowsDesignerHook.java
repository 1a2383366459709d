package dev.exchangeworkflows.workflows.designer;

import com.inductiveautomation.ignition.client.gateway_interface.GatewayConnection;
import com.inductiveautomation.ignition.common.script.ScriptManager;
import com.inductiveautomation.ignition.designer.model.AbstractDesignerModuleHook;
import dev.exchangeworkflows.workflows.common.WorkflowsIds;
import dev.exchangeworkflows.workflows.common.remote.RemoteNamespace;
import dev.exchangeworkflows.workflows.common.rpc.WorkflowsRpc;

/** The namespace in the Designer: completion, documentation, and calls to the gateway. */
public final class WorkflowsDesignerHook extends AbstractDesignerModuleHook {
    private final RemoteNamespace namespace = new RemoteNamespace(json -> GatewayConnection.getRpcInterface(
                    WorkflowsRpc.SERIALIZER, WorkflowsIds.MODULE_ID, WorkflowsRpc.class)
            .call(json));

    @Override
    public void initializeScriptManager(ScriptManager manager) {
        namespace.install(manager);
    }

    @Override
    public void shutdown() {
        namespace.close();
    }
}
