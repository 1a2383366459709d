package dev.testgateway.web;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.health.HealthCheckRegistry;
import com.inductiveautomation.ignition.gateway.audit.AuditManager;
import com.inductiveautomation.ignition.gateway.auth.apitoken.ApiTokenManager;
import com.inductiveautomation.ignition.gateway.config.ConfigurationManager;
import com.inductiveautomation.ignition.gateway.entity.EntityManager;
import com.inductiveautomation.ignition.gateway.web.WebResourceManager;
import dev.testgateway.GatewayServices;
import dev.testgateway.ModuleHandle;
import dev.testgateway.WebFace;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the web half into the gateway. */
public final class GatewayWebFace implements WebFace {
    private static final Logger LOG = LoggerFactory.getLogger("gateway.Web");

    private GatewayServices services;
    private GatewayWeb web;

    @Override
    public void start(GatewayServices gateway) {
        services = gateway;
        web = new GatewayWeb(gateway.home(), gateway.options().port(), this::moduleOf);
        provide();
        web.attach(gateway.context());
        web.start();
        LOG.info("Web interface at port {}", web.port());
    }

    private void provide() {
        services.provide(WebResourceManager.class, web.webResourceManager());
        services.provide(ApiTokenManager.class, web.apiTokenManager());
        services.provide(ConfigurationManager.class, web.configurationManager());
        services.provide(AuditManager.class, web.audit());
        services.provide(MetricRegistry.class, web.metrics());
        services.provide(HealthCheckRegistry.class, web.healthChecks());
        services.provide(EntityManager.class, web.entityManager());
        services.state("web", web::state);
        services.state("audit", web.audit()::rows);
        services.control("POST", "/audit", this::audit);
    }

    /** {@code {"profile": false}} takes the audit profile away: a fresh gateway has none. */
    private Object audit(GatewayServices.ControlRequest request) {
        if (!(request.body().get("profile") instanceof Boolean profile)) {
            throw new IllegalArgumentException("profile must be true or false");
        }
        web.audit().off(!profile);
        return Map.of("ok", true, "profile", profile);
    }

    private Optional<String> moduleOf(ClassLoader loader) {
        return services.modules().stream()
                .filter(module -> module.loader() == loader)
                .map(module -> module.info().id())
                .findFirst();
    }

    @Override
    public void mountModule(ModuleHandle module) throws Exception {
        module.call(
                "mountRouteHandlers", () -> web.mount(module.info().id(), module.loader(), module.hook()));
    }

    @Override
    public void unmountModule(ModuleHandle module) {
        String id = module.info().id();
        web.unmount(id).forEach(what -> LOG.warn("Module '{}' left behind: {}", id, what));
    }

    @Override
    public void stop() {
        web.close();
    }
}
