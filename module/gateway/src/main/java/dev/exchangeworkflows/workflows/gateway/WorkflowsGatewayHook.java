package dev.exchangeworkflows.workflows.gateway;

import com.inductiveautomation.ignition.common.licensing.LicenseState;
import com.inductiveautomation.ignition.common.script.ScriptManager;
import com.inductiveautomation.ignition.gateway.dataroutes.RouteGroup;
import com.inductiveautomation.ignition.gateway.model.AbstractGatewayModuleHook;
import com.inductiveautomation.ignition.gateway.model.GatewayContext;
import com.inductiveautomation.ignition.gateway.rpc.GatewayRpcImplementation;
import dev.exchangeworkflows.workflows.common.rpc.WorkflowsRpc;
import dev.exchangeworkflows.workflows.gateway.rpc.WorkflowsRpcImpl;
import dev.exchangeworkflows.workflows.gateway.settings.SettingsStore;
import dev.exchangeworkflows.workflows.gateway.web.Pages;
import dev.exchangeworkflows.workflows.gateway.web.Routes;
import java.util.Optional;

public final class WorkflowsGatewayHook extends AbstractGatewayModuleHook {
    private WorkflowsModule module;

    @Override
    public void setup(GatewayContext context) {
        module = new WorkflowsModule(context, SettingsStore.register(context), ModuleVersion.of(context));
        Pages.register(context);
    }

    @Override
    public void initializeScriptManager(ScriptManager manager) {
        module.added(manager);
    }

    @Override
    public void startup(LicenseState licenseState) {
        module.startup();
    }

    @Override
    public void mountRouteHandlers(RouteGroup routes) {
        new Routes(module::application).mount(routes);
    }

    @Override
    public Optional<GatewayRpcImplementation> getRpcImplementation() {
        WorkflowsRpc calls = new WorkflowsRpcImpl(module::application);
        return Optional.of(GatewayRpcImplementation.of(WorkflowsRpc.SERIALIZER, calls));
    }

    @Override
    public void shutdown() {
        module.shutdown();
    }

    @Override
    public Optional<String> getMountedResourceFolder() {
        return Optional.of("mounted");
    }

    @Override
    public Optional<String> getMountPathAlias() {
        return Optional.of("workflows");
    }

    @Override
    public boolean isFreeModule() {
        return true;
    }

    @Override
    public boolean isMakerEditionCompatible() {
        return true;
    }
}
