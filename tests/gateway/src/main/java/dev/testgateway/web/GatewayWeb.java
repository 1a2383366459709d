package dev.testgateway.web;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.health.HealthCheckRegistry;
import com.inductiveautomation.ignition.gateway.auth.apitoken.ApiTokenManager;
import com.inductiveautomation.ignition.gateway.config.ConfigurationManager;
import com.inductiveautomation.ignition.gateway.entity.EntityManager;
import com.inductiveautomation.ignition.gateway.model.GatewayContext;
import com.inductiveautomation.ignition.gateway.model.GatewayModuleHook;
import com.inductiveautomation.ignition.gateway.web.WebResourceManager;
import dev.testgateway.spi.Permissions;
import dev.testgateway.web.config.ConfigRest;
import dev.testgateway.web.config.ConfigStore;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * The web half of the gateway. In this order: make it, give its managers to the gateway context, {@link #attach} the
 * context, {@link #start}, then {@link #mount} each module after its {@code startup}.
 */
public final class GatewayWeb implements AutoCloseable {
    static final String CONFIG_MOUNT = "api";

    private final Navigation navigation;
    private final BundleRegistry bundles;
    private final Registries registries;
    private final Entities entities = new Entities();
    private final AuditDouble audit = new AuditDouble();
    private final Map<String, ModuleWeb> modules = new ConcurrentHashMap<>();
    private final List<Map<String, Object>> leftovers = new CopyOnWriteArrayList<>();
    private final ModuleRoutes configRoutes = new ModuleRoutes("ignition");
    private final Tokens tokens;
    private final ConfigStore config;
    private final WebServer server;
    private final WebResources resources;

    /**
     * @param port 0 takes a free one
     * @param moduleOf the id of the loaded module that a class loader belongs to
     */
    public GatewayWeb(Path home, int port, Function<ClassLoader, Optional<String>> moduleOf) {
        Owners owners = new Owners(moduleOf);
        bundles = new BundleRegistry(owners);
        navigation = new Navigation(owners, bundles);
        registries = new Registries(owners);
        tokens = new Tokens(home);
        config = new ConfigStore(home.resolve("data/config/resources/core"), owners::caller);
        ConfigRest.mount(configRoutes, config);
        server = new WebServer(port);
        resources = new WebResources(server, navigation, bundles, owners);
        wire(new GatewayPermissions(new PermissionSets(home), tokens), new Users(home));
    }

    private void wire(GatewayPermissions permissions, Users users) {
        server.attribute(Permissions.class.getName(), permissions);
        server.own("/data/*", new DataServlet(this::routes));
        server.own("/res/*", new ResServlet(this::files, new SystemFiles(bundles)));
        server.own("/app/*", new ShellServlet(navigation, permissions, entities));
        LoginServlet login = new LoginServlet(users);
        server.own("/login", login);
        server.own("/logout", login);
        server.own("", new HomeServlet());
    }

    /** Servlets and routes find the context in the servlet context. */
    public void attach(GatewayContext context) {
        server.attribute(GatewayContext.SERVLET_CONTEXT_KEY, context);
    }

    public void start() {
        server.start();
        config.start();
    }

    public int port() {
        return server.port();
    }

    public WebResourceManager webResourceManager() {
        return resources;
    }

    public ApiTokenManager apiTokenManager() {
        return tokens;
    }

    public ConfigurationManager configurationManager() {
        return config;
    }

    public AuditDouble audit() {
        return audit;
    }

    public MetricRegistry metrics() {
        return registries.metrics();
    }

    public HealthCheckRegistry healthChecks() {
        return registries.health();
    }

    public EntityManager entityManager() {
        return entities;
    }

    /** Call after the module's {@code startup}. */
    public void mount(String moduleId, ClassLoader loader, GatewayModuleHook hook) {
        ModuleWeb module = new ModuleWeb(moduleId, loader);
        module.mount(hook);
        modules.put(moduleId, module);
    }

    /**
     * Call after the module's {@code shutdown}. Takes out all that it has here, and answers what it should have taken
     * out itself: each would have kept the old module in memory on a gateway.
     */
    public List<String> unmount(String moduleId) {
        modules.remove(moduleId);
        navigation.removeOf(moduleId);
        bundles.removeOf(moduleId);
        ModuleTraces traces = new ModuleTraces(moduleId, resources, registries, config);
        List<String> left = traces.left();
        traces.remove();
        left.forEach(what -> leftovers.add(Map.of("module", moduleId, "what", what)));
        return left;
    }

    private Optional<ModuleRoutes> routes(String mount) {
        return mount.equals(CONFIG_MOUNT)
                ? Optional.of(configRoutes)
                : mounted(mount).map(ModuleWeb::routes);
    }

    private Optional<ModuleFiles> files(String mount) {
        return mounted(mount).flatMap(ModuleWeb::files);
    }

    private Optional<ModuleWeb> mounted(String mount) {
        return modules.values().stream()
                .filter(module -> module.mount().equals(mount))
                .findFirst();
    }

    /** For the control port: what each module has on the web, and what those that went left behind. */
    public Map<String, Object> state() {
        Map<String, Object> byModule = new LinkedHashMap<>();
        modules.forEach((id, module) -> byModule.put(id, module.state(navigation)));
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("port", port());
        state.put("modules", byModule);
        state.put("leftovers", leftovers);
        state.put("metrics", registries.state());
        state.put("cards", entities.cards());
        return state;
    }

    @Override
    public void close() {
        config.close();
        server.stop();
    }
}
