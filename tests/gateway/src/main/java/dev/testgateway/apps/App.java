package dev.testgateway.apps;

import com.google.common.eventbus.EventBus;
import com.inductiveautomation.ignition.common.expressions.ExpressionFunctionManager;
import com.inductiveautomation.ignition.common.licensing.LicenseState;
import com.inductiveautomation.ignition.common.resourcecollection.Resource;
import com.inductiveautomation.ignition.common.resourcecollection.RuntimeResourceCollection;
import com.inductiveautomation.ignition.common.script.ModuleLibrary;
import com.inductiveautomation.ignition.common.script.ScriptManager;
import com.inductiveautomation.ignition.common.tags.model.TagManager;
import com.inductiveautomation.ignition.designer.model.DesignerContext;
import com.inductiveautomation.ignition.designer.model.DesignerModuleHook;
import com.inductiveautomation.vision.api.client.ClientModuleHook;
import dev.testgateway.GatewayThreads;
import dev.testgateway.License;
import dev.testgateway.ModuleLoader;
import dev.testgateway.ScriptRun;
import dev.testgateway.system.SystemFunctions;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.LoggerFactory;

/** One open Designer or client: one script manager for its life, hooks once, the library cleared and installed anew. */
final class App implements DesignerContext {
    private final String scope;
    private final String project;
    private final GatewayLink link;
    private final Object modulesGeneration;
    private final List<Map<String, Object>> modules;
    private final Map<String, Object> hooks = new LinkedHashMap<>();
    private final Map<String, ClassLoader> loaders = new LinkedHashMap<>();
    private final EventBus events = new EventBus();
    private final ExecutorService thread;
    private ScriptManager manager;
    private Object generation;

    @SuppressWarnings("unchecked")
    App(String scope, String project, GatewayLink link, Map<String, Object> description) {
        this.scope = scope;
        this.project = project;
        this.link = link;
        this.modulesGeneration = description.get("modulesGeneration");
        this.modules = (List<Map<String, Object>>) description.get("modules");
        this.thread = Executors.newSingleThreadExecutor(GatewayThreads.named("AWT-EventQueue"));
    }

    boolean sameModules(Map<String, Object> now) {
        return modulesGeneration.equals(now.get("modulesGeneration"));
    }

    void start() throws Exception {
        onThread(() -> {
            link.enter(new GatewayLink.Session(scope, project));
            for (Map<String, Object> module : modules) load(module);
            manager = new ScriptManager(scope + " " + project);
            new SystemFunctions(new LinkedBackend(link), false).register(manager, project);
            hooks.forEach((id, hook) -> guarded(id, () -> {
                if (hook instanceof DesignerModuleHook h) h.initializeScriptManager(manager);
                if (hook instanceof ClientModuleHook h) h.initializeScriptManager(manager);
            }));
            return null;
        });
    }

    private void load(Map<String, Object> module) throws Exception {
        String id = (String) module.get("id");
        List<URL> jars = new ArrayList<>();
        for (Object jar : (List<?>) module.get("jars")) jars.add(Path.of((String) jar).toUri().toURL());
        List<ClassLoader> depends = new ArrayList<>();
        for (Object other : (List<?>) module.get("depends")) if (loaders.containsKey(other)) depends.add(loaders.get(other));
        ClassLoader loader = new ModuleLoader(id, jars.toArray(new URL[0]), ScriptManager.class.getClassLoader(), depends);
        loaders.put(id, loader);
        if (module.get("hook") == null) return;
        guarded(id, () -> {
            Object hook = loader.loadClass((String) module.get("hook")).getDeclaredConstructor().newInstance();
            ExpressionFunctionManager functions = (name, category, function) -> { };
            if (hook instanceof DesignerModuleHook h) {
                h.startup(this, License.FREE);
                h.configureFunctionFactory(functions);
            } else if (hook instanceof ClientModuleHook h) {
                h.startup(this, License.FREE);
                h.configureFunctionFactory(functions);
            }
            hooks.put(id, hook);
        });
    }

    private interface Work {
        void run() throws Exception;
    }

    private void guarded(String id, Work work) {
        try {
            work.run();
        } catch (Throwable t) {
            LoggerFactory.getLogger(scope).error("module {} failed", id, t);
        }
    }

    /** A saved library: clear, then install, on the same manager and without any hook. */
    @SuppressWarnings("unchecked")
    void refresh(Map<String, Object> now) throws Exception {
        if (now.get("generation").equals(generation)) return;
        onThread(() -> {
            manager.clearProjectScriptModules();
            ModuleLibrary.install(this, new Library(String.valueOf(project), (Map<String, String>) now.get("scripts")).collection(), manager);
            generation = now.get("generation");
            return null;
        });
    }

    Map<String, Object> run(String code, String user) throws Exception {
        return onThread(() -> {
            link.enter(new GatewayLink.Session(user, project));
            try {
                return ScriptRun.run(manager, project, scope + " " + project, code);
            } finally {
                ScriptRun.tidy();
            }
        });
    }

    private <T> T onThread(java.util.concurrent.Callable<T> work) throws Exception {
        try {
            return thread.submit(work).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) throw cause;
            throw e;
        }
    }

    void close() {
        hooks.forEach((id, hook) -> guarded(id, () -> {
            if (hook instanceof DesignerModuleHook h) h.shutdown();
            if (hook instanceof ClientModuleHook h) h.shutdown();
        }));
        thread.shutdownNow();
    }

    // --- the context of hooks ---------------------------------------------------------------------------------------

    @Override
    public String getProjectName() {
        return project;
    }

    /** Not imitated in these scopes: scripts use {@code system.tag}. */
    @Override
    public TagManager getTagManager() {
        return null;
    }

    @Override
    public ScriptManager getScriptManager() {
        return manager;
    }

    @Override
    public EventBus getEventBus() {
        return events;
    }

    @Override
    public Object getModule(String moduleId) {
        return hooks.get(moduleId);
    }

    @Override
    public LicenseState getLicenseState(String moduleId) {
        return License.FREE;
    }

    private record Library(String name, Map<String, String> scripts) {
        RuntimeResourceCollection collection() {
            List<Resource> resources = new ArrayList<>();
            scripts.forEach((path, code) -> resources.add(Resource.newBuilder().setCollectionName(name)
                    .setResourcePath(ModuleLibrary.RESOURCE_TYPE, path)
                    .putData(ModuleLibrary.CODE_DATA_KEY, code.getBytes(StandardCharsets.UTF_8)).build()));
            return dev.testgateway.Libraries.of(name, resources);
        }
    }
}
