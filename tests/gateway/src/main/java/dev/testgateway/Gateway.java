package dev.testgateway;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.health.HealthCheckRegistry;
import com.inductiveautomation.ignition.gateway.model.GatewayContext;
import dev.testgateway.apps.Apps;
import dev.testgateway.system.SystemFunctions;
import dev.testgateway.tags.TagChangeScripts;
import dev.testgateway.tags.TagFile;
import dev.testgateway.tags.Tags;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A gateway in this process: modules, scripts, projects, tags, databases, and the control port. */
public final class Gateway implements GatewayServices, AutoCloseable {
    static final String SYSTEM_NAME = "test-gateway";
    private static final Logger LOG = LoggerFactory.getLogger("Gateway");

    private final Options options;
    private final long startedAt = System.currentTimeMillis();
    private final Map<Class<?>, Object> provided = new ConcurrentHashMap<>();
    private final Map<String, Supplier<?>> state = new LinkedHashMap<>();
    private final LogBook log = LogBook.open();
    private final Folders folders;
    private final Redundancy redundancy = new Redundancy();
    private final Rpc rpc = new Rpc(redundancy);
    private final Datasources datasources;
    private final GatewayBackend backend = new GatewayBackend(this);
    private final Context context = new Context(this);
    private final Modules modules;
    private final ScriptManagers managers;
    private final Projects projects;
    private final Tags tags;
    private final TagChangeScripts changeScripts;
    private final ScriptThreads scripts;
    private final Apps apps;
    private final Control control;
    private final WebFace face;

    public Gateway(Options options) {
        this(options, ServiceLoader.load(WebFace.class, Gateway.class.getClassLoader()).findFirst().orElseGet(NoFace::new));
    }

    public Gateway(Options options, WebFace face) {
        this.options = options;
        this.face = face;
        this.folders = new Folders(options.home());
        this.datasources = new Datasources(options);
        this.modules = new Modules(this);
        this.managers = new ScriptManagers(context, new SystemFunctions(backend, true), modules::loaded, options.hookOrder());
        this.projects = new Projects(managers, options);
        this.changeScripts = new TagChangeScripts(managers::project);
        this.tags = new Tags(managers::gateway, changeScripts);
        this.scripts = new ScriptThreads(this);
        this.control = new Control(this);
        this.apps = new Apps(control::port);
        provide(MetricRegistry.class, new MetricRegistry());
        provide(HealthCheckRegistry.class, new HealthCheckRegistry());
    }

    /** Returns when every module runs or is FAULTED; then the control port answers. */
    public Gateway start() throws Exception {
        Files.createDirectories(options.home());
        projects.open();
        for (Path file : tagFiles()) TagFile.load(file, tags, changeScripts);
        new GatewayState(this).register(state);
        face.start(this);
        modules.boot(options.modules());
        control.start();
        LOG.info("The gateway runs: control port {}, {} modules, {} projects", control.port(), modules.loaded().size(), projects.getNames().size());
        return this;
    }

    private List<Path> tagFiles() {
        Path folder = options.projects();
        List<Path> found = new java.util.ArrayList<>();
        for (Path place : new Path[] {folder, folder.getParent(), options.home().resolve("data")}) {
            if (place != null && Files.isRegularFile(place.resolve("tags.json")) && !found.contains(place.resolve("tags.json"))) found.add(place.resolve("tags.json"));
        }
        return found;
    }

    @Override
    public void close() {
        apps.close();
        modules.stopAll();
        quietly(face::stop);
        control.stop();
        scripts.close();
        tags.close();
        projects.close();
        context.close();
        datasources.close();
    }

    private static void quietly(ModuleHandle.HookCall call) {
        try {
            call.run();
        } catch (Exception e) {
            LOG.error("stopping failed", e);
        }
    }

    // --- for the other parts ----------------------------------------------------------------------------------------

    @Override
    public GatewayContext context() {
        return context;
    }

    @Override
    public Options options() {
        return options;
    }

    @Override
    public Path home() {
        return options.home();
    }

    @Override
    public List<ModuleHandle> modules() {
        return List.copyOf(modules.loaded());
    }

    @Override
    public <T> void provide(Class<T> type, T service) {
        provided.put(type, service);
    }

    @Override
    public <T> T service(Class<T> type) {
        T found = provided(type);
        if (found == null) throw new IllegalStateException("nobody provides " + type.getName());
        return found;
    }

    <T> T provided(Class<T> type) {
        return type.cast(provided.get(type));
    }

    @Override
    public void state(String key, Supplier<?> value) {
        synchronized (state) {
            state.put(key, value);
        }
    }

    Map<String, Object> describe() {
        Map<String, Supplier<?>> parts;
        synchronized (state) {
            parts = new LinkedHashMap<>(state);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        parts.forEach((key, value) -> all.put(key, value.get()));
        return all;
    }

    @Override
    public void control(String method, String path, ControlHandler handler) {
        control.add(method, path, handler);
    }

    public int controlPort() {
        return control.port();
    }

    long startedAt() {
        return startedAt;
    }

    LogBook log() {
        return log;
    }

    Folders folders() {
        return folders;
    }

    Redundancy redundancy() {
        return redundancy;
    }

    Rpc rpc() {
        return rpc;
    }

    public Datasources datasources() {
        return datasources;
    }

    GatewayBackend backend() {
        return backend;
    }

    ScriptManagers managers() {
        return managers;
    }

    Projects projects() {
        return projects;
    }

    public Tags tags() {
        return tags;
    }

    ScriptThreads scripts() {
        return scripts;
    }

    Apps apps() {
        return apps;
    }

    WebFace face() {
        return face;
    }

    Modules moduleManager() {
        return modules;
    }

    List<LoadedModule> loaded() {
        return modules.loaded();
    }

    LoadedModule module(String id) {
        return modules.find(id);
    }

    License license(LoadedModule module) {
        return Modules.licenseOf(module);
    }
}
