package dev.exchangeworkflows.workflows.client;

import com.inductiveautomation.ignition.client.gateway_interface.GatewayConnection;
import com.inductiveautomation.ignition.common.script.ScriptManager;
import com.inductiveautomation.vision.api.client.AbstractClientModuleHook;
import dev.exchangeworkflows.workflows.common.WorkflowsIds;
import dev.exchangeworkflows.workflows.common.remote.RemoteNamespace;
import dev.exchangeworkflows.workflows.common.rpc.WorkflowsRpc;

/** The namespace in a Vision client. */
public final class WorkflowsClientHook extends AbstractClientModuleHook {
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
