package com.inductiveautomation.ignition.gateway.model;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.health.HealthCheckRegistry;
import com.inductiveautomation.ignition.common.ExecutionManagerFactory;
import com.inductiveautomation.ignition.common.execution.ExecutionManager;
import com.inductiveautomation.ignition.common.model.CommonContext;
import com.inductiveautomation.ignition.gateway.audit.AuditManager;
import com.inductiveautomation.ignition.gateway.auth.apitoken.ApiTokenManager;
import com.inductiveautomation.ignition.gateway.clientcomm.GatewaySessionManager;
import com.inductiveautomation.ignition.gateway.config.ConfigurationManager;
import com.inductiveautomation.ignition.gateway.datasource.DatasourceManager;
import com.inductiveautomation.ignition.gateway.entity.EntityManager;
import com.inductiveautomation.ignition.gateway.project.ProjectManager;
import com.inductiveautomation.ignition.gateway.redundancy.RedundancyManager;
import com.inductiveautomation.ignition.gateway.system.SystemManager;
import com.inductiveautomation.ignition.gateway.system.SystemPropertiesManager;
import com.inductiveautomation.ignition.gateway.tags.model.GatewayTagManager;
import com.inductiveautomation.ignition.gateway.web.WebResourceManager;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

/** The gateway, as a module sees it. */
public interface GatewayContext extends CommonContext, ExecutionManagerFactory {
    /** The servlet-context attribute that holds the context. */
    String SERVLET_CONTEXT_KEY = "com.inductiveautomation.ignition.gateway.GatewayContext";

    ConfigurationManager getConfigurationManager();

    ProjectManager getProjectManager();

    DatasourceManager getDatasourceManager();

    @Override
    GatewayTagManager getTagManager();

    AuditManager getAuditManager();

    RedundancyManager getRedundancyManager();

    SystemManager getSystemManager();

    SystemPropertiesManager getSystemPropertiesManager();

    WebResourceManager getWebResourceManager();

    ApiTokenManager getApiTokenManager();

    ModuleManager getModuleManager();

    GatewaySessionManager getGatewaySessionManager();

    MetricRegistry getMetricRegistry();

    HealthCheckRegistry getHealthCheckRegistry();

    EntityManager getEntityManager();

    ExecutionManager getExecutionManager();

    ExecutorService getExecutorService();

    ScheduledExecutorService getScheduledExecutorService();
}
