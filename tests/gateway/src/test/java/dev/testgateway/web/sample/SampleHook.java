package dev.testgateway.web.sample;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.health.HealthCheck;
import com.inductiveautomation.ignition.common.licensing.LicenseState;
import com.inductiveautomation.ignition.gateway.config.SingletonResourceHandler;
import com.inductiveautomation.ignition.gateway.dataroutes.AccessControlStrategy;
import com.inductiveautomation.ignition.gateway.dataroutes.PermissionType;
import com.inductiveautomation.ignition.gateway.dataroutes.RouteGroup;
import com.inductiveautomation.ignition.gateway.metrics.MetricBuilder;
import com.inductiveautomation.ignition.gateway.model.AbstractGatewayModuleHook;
import com.inductiveautomation.ignition.gateway.model.GatewayContext;
import com.inductiveautomation.ignition.gateway.web.systemjs.SystemJsModule;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/** A module with something of everything; it is loaded by a class loader of its own. It tidies up if it is tidy. */
public final class SampleHook extends AbstractGatewayModuleHook {
    private static final SystemJsModule BUNDLE = new SystemJsModule("sample.pages", "/res/sample/pages.js");

    private final boolean tidy;
    private GatewayContext gateway;
    private SingletonResourceHandler<SampleSettings> settings;

    public SampleHook(boolean tidy) {
        this.tidy = tidy;
    }

    @Override
    public void setup(GatewayContext context) {
        gateway = context;
        gateway.getConfigurationManager().getResourceTypeMetaRegistry().register(SampleSettings.META);
        gateway.getWebResourceManager().getNavigationModel().getServices().addCategory("sample", category -> category
                .label("Sample <module>")
                .requiredPermission(PermissionType.READ)
                .addPage("Widgets", page -> page.position(10)
                        .title("Sample widgets")
                        .requiredPermission(PermissionType.READ)
                        .mount("/sample/widgets", "WidgetsPage", BUNDLE))
                .addPage("Controls", page -> page.position(20)
                        .requiredPermission(PermissionType.WRITE)
                        .mount("/sample/controls", "ControlsPage", BUNDLE)));
    }

    @Override
    public void startup(LicenseState state) {
        Gauge<Integer> answer = () -> 42;
        gateway.getMetricRegistry().register("sample.answer", MetricBuilder.newBuilder()
                .description("The answer")
                .buildGauge(answer));
        gateway.getHealthCheckRegistry().register("sample.health", new HealthCheck() {
            @Override
            protected Result check() {
                return Result.healthy();
            }
        });
        gateway.getWebResourceManager().addServlet("sample", SampleServlet.class);
        settings = SingletonResourceHandler.newBuilder(SampleSettings.META).context(gateway).build();
        settings.startup();
    }

    @Override
    public void shutdown() {
        if (tidy) {
            gateway.getMetricRegistry().remove("sample.answer");
            gateway.getHealthCheckRegistry().unregister("sample.health");
            gateway.getWebResourceManager().removeServlet("sample");
            settings.shutdown();
        }
    }

    @Override
    public void mountRouteHandlers(RouteGroup routes) {
        routes.newRoute("/ping").accessControl(AccessControlStrategy.OPEN_ROUTE)
                .handler((request, response) -> "pong").mount();
    }

    @Override
    public Optional<String> getMountedResourceFolder() {
        return Optional.of("mounted");
    }

    @Override
    public Optional<String> getMountPathAlias() {
        return Optional.of("sample");
    }

    @Override
    public void onMountedResourceRequest(String path, HttpServletResponse response) {
        response.setHeader("X-Sample-Path", path);
    }
}
