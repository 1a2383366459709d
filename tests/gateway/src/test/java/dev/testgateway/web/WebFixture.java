package dev.testgateway.web;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.health.HealthCheckRegistry;
import com.inductiveautomation.ignition.common.licensing.LicenseState;
import com.inductiveautomation.ignition.gateway.auth.apitoken.ApiTokenManager;
import com.inductiveautomation.ignition.gateway.config.ConfigurationManager;
import com.inductiveautomation.ignition.gateway.dataroutes.RouteGroup;
import com.inductiveautomation.ignition.gateway.model.AbstractGatewayModuleHook;
import com.inductiveautomation.ignition.gateway.model.GatewayContext;
import com.inductiveautomation.ignition.gateway.model.GatewayModuleHook;
import com.inductiveautomation.ignition.gateway.web.WebResourceManager;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The web half alone on a real port, with a home folder of its own. */
final class WebFixture implements AutoCloseable {
    final Path home;
    final GatewayWeb web;
    final GatewayContext context;
    final Map<ClassLoader, String> loaders = new ConcurrentHashMap<>();

    WebFixture(Path home) {
        this.home = home;
        web = new GatewayWeb(home, 0, loader -> Optional.ofNullable(loaders.get(loader)));
        context = context(web);
        web.attach(context);
        web.start();
    }

    private static GatewayContext context(GatewayWeb web) {
        Map<Class<?>, Object> services = Map.of(
                WebResourceManager.class, web.webResourceManager(),
                ApiTokenManager.class, web.apiTokenManager(),
                ConfigurationManager.class, web.configurationManager(),
                MetricRegistry.class, web.metrics(),
                HealthCheckRegistry.class, web.healthChecks());
        return (GatewayContext) Proxy.newProxyInstance(
                WebFixture.class.getClassLoader(), new Class<?>[] {GatewayContext.class}, (self, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return method.invoke(services, arguments);
                    }
                    return services.get(method.getReturnType());
                });
    }

    /** Mounts a module's routes under an alias. */
    void routes(String alias, Consumer<RouteGroup> routes) {
        web.mount("test." + alias, getClass().getClassLoader(), new RoutesHook(alias, routes));
    }

    void file(String name, String text) throws IOException {
        Files.createDirectories(home.resolve(name).getParent());
        Files.writeString(home.resolve(name), text);
    }

    /** A browser, or a client without a session. */
    Client client() {
        return new Client("http://localhost:" + web.port());
    }

    Client loggedIn(String user) {
        Client client = client();
        client.login(user, user);
        return client;
    }

    @Override
    public void close() {
        web.close();
    }

    /** A module of routes only. */
    static class RoutesHook extends AbstractGatewayModuleHook implements GatewayModuleHook {
        private final String alias;
        private final Consumer<RouteGroup> routes;

        RoutesHook(String alias, Consumer<RouteGroup> routes) {
            this.alias = alias;
            this.routes = routes;
        }

        @Override
        public void setup(GatewayContext gateway) {}

        @Override
        public void startup(LicenseState state) {}

        @Override
        public void shutdown() {}

        @Override
        public void mountRouteHandlers(RouteGroup group) {
            routes.accept(group);
        }

        @Override
        public Optional<String> getMountPathAlias() {
            return Optional.ofNullable(alias);
        }
    }
}
