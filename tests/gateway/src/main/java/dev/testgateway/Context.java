package dev.testgateway;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.health.HealthCheckRegistry;
import com.google.common.eventbus.EventBus;
import com.inductiveautomation.ignition.common.execution.ExecutionManager;
import com.inductiveautomation.ignition.common.licensing.LicenseState;
import com.inductiveautomation.ignition.common.script.ScriptManager;
import com.inductiveautomation.ignition.gateway.audit.AuditManager;
import com.inductiveautomation.ignition.gateway.auth.apitoken.ApiTokenManager;
import com.inductiveautomation.ignition.gateway.clientcomm.GatewaySessionManager;
import com.inductiveautomation.ignition.gateway.config.ConfigurationManager;
import com.inductiveautomation.ignition.gateway.datasource.DatasourceManager;
import com.inductiveautomation.ignition.gateway.entity.EntityManager;
import com.inductiveautomation.ignition.gateway.model.GatewayContext;
import com.inductiveautomation.ignition.gateway.model.GatewayModule;
import com.inductiveautomation.ignition.gateway.model.ModuleManager;
import com.inductiveautomation.ignition.gateway.project.ProjectManager;
import com.inductiveautomation.ignition.gateway.redundancy.RedundancyManager;
import com.inductiveautomation.ignition.gateway.system.SystemManager;
import com.inductiveautomation.ignition.gateway.system.SystemPropertiesManager;
import com.inductiveautomation.ignition.gateway.tags.model.GatewayTagManager;
import com.inductiveautomation.ignition.gateway.web.WebResourceManager;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

/** The gateway as modules see it. */
final class Context implements GatewayContext {
    private final Gateway gateway;
    private final Execution execution = new Execution("gateway", 4);
    private final EventBus events = new EventBus("gateway");

    Context(Gateway gateway) {
        this.gateway = gateway;
    }

    void close() {
        execution.shutdown();
    }

    @Override
    public ScriptManager getScriptManager() {
        return gateway.managers().gateway();
    }

    @Override
    public EventBus getEventBus() {
        return events;
    }

    @Override
    public Object getModule(String moduleId) {
        LoadedModule module = gateway.module(moduleId);
        return module == null ? null : module.hook();
    }

    @Override
    public LicenseState getLicenseState(String moduleId) {
        LoadedModule module = gateway.module(moduleId);
        return module == null || module.hook() == null ? null : gateway.license(module);
    }

    @Override
    public ExecutionManager createExecutionManager(String name, int threads) {
        return new Execution(name, threads);
    }

    @Override
    public ConfigurationManager getConfigurationManager() {
        return gateway.provided(ConfigurationManager.class);
    }

    @Override
    public ProjectManager getProjectManager() {
        return gateway.projects();
    }

    @Override
    public DatasourceManager getDatasourceManager() {
        return gateway.datasources();
    }

    @Override
    public GatewayTagManager getTagManager() {
        return gateway.tags();
    }

    @Override
    public AuditManager getAuditManager() {
        return gateway.provided(AuditManager.class);
    }

    @Override
    public RedundancyManager getRedundancyManager() {
        return gateway.redundancy();
    }

    @Override
    public SystemManager getSystemManager() {
        return gateway.folders();
    }

    @Override
    public SystemPropertiesManager getSystemPropertiesManager() {
        return () -> Gateway.SYSTEM_NAME;
    }

    @Override
    public WebResourceManager getWebResourceManager() {
        return gateway.provided(WebResourceManager.class);
    }

    @Override
    public ApiTokenManager getApiTokenManager() {
        return gateway.provided(ApiTokenManager.class);
    }

    @Override
    public ModuleManager getModuleManager() {
        return new ModuleManager() {
            @Override
            public List<GatewayModule> getModules() {
                return List.copyOf(gateway.loaded());
            }

            @Override
            public GatewayModule getModule(String moduleId) {
                return gateway.module(moduleId);
            }
        };
    }

    @Override
    public GatewaySessionManager getGatewaySessionManager() {
        return gateway.rpc();
    }

    @Override
    public MetricRegistry getMetricRegistry() {
        return gateway.provided(MetricRegistry.class);
    }

    @Override
    public HealthCheckRegistry getHealthCheckRegistry() {
        return gateway.provided(HealthCheckRegistry.class);
    }

    @Override
    public EntityManager getEntityManager() {
        return gateway.provided(EntityManager.class);
    }

    @Override
    public ExecutionManager getExecutionManager() {
        return execution;
    }

    @Override
    public ExecutorService getExecutorService() {
        return execution.pool;
    }

    @Override
    public ScheduledExecutorService getScheduledExecutorService() {
        return execution.pool;
    }
}
