package dev.testgateway;

import com.inductiveautomation.ignition.common.expressions.ExpressionFunctionManager;
import com.inductiveautomation.ignition.common.model.ApplicationScope;
import com.inductiveautomation.ignition.common.BundleUtil;
import com.inductiveautomation.ignition.common.licensing.LicenseMode;
import com.inductiveautomation.ignition.common.script.ScriptManager;
import com.inductiveautomation.ignition.common.xmlserialization.deserialization.XMLDeserializer;
import com.inductiveautomation.ignition.common.xmlserialization.serialization.XMLSerializer;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.python.core.PyObject;
import org.python.core.PySystemState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads, upgrades and removes modules, in the order of the platform's life cycle. */
final class Modules {
    private static final Logger LOG = LoggerFactory.getLogger("ModuleManager");

    private final Gateway gateway;
    private final List<LoadedModule> loaded = new CopyOnWriteArrayList<>();
    private final List<Map<String, Object>> refused = new CopyOnWriteArrayList<>();
    private final List<Map<String, Object>> leftovers = new CopyOnWriteArrayList<>();
    private final Map<String, Set<String>> bundlesBefore = new HashMap<>();
    private final Set<String> builtinsBefore = builtins();
    private final Alive loaders = new Alive();
    private final AtomicInteger unpacked = new AtomicInteger();
    private final AtomicInteger generation = new AtomicInteger();

    Modules(Gateway gateway) {
        this.gateway = gateway;
    }

    List<LoadedModule> loaded() {
        return loaded;
    }

    LoadedModule find(String id) {
        return loaded.stream().filter(m -> m.info().id().equals(id)).findFirst().orElse(null);
    }

    /** Grows with every change of the modules. */
    int generation() {
        return generation.get();
    }

    // --- coming -----------------------------------------------------------------------------------------------------

    /** What the gateway starts with. A file that is refused is named, the others start. */
    synchronized void boot(List<Path> files) throws IOException {
        ProjectFiles.delete(gateway.home().resolve("temp/modules"));
        List<ModuleFile> accepted = new ArrayList<>();
        for (Path file : files) {
            try {
                accepted.add(accept(file));
            } catch (ModuleRefused e) {
                LOG.error("Module refused: {}", e.getMessage());
                refused.add(refusal(file, e));
            }
        }
        List<LoadedModule> fresh = new ArrayList<>();
        for (ModuleFile file : inOrder(accepted)) fresh.add(load(file));
        bring(fresh);
    }

    synchronized LoadedModule install(Path file) throws ModuleRefused {
        ModuleFile accepted = accept(file);
        LoadedModule old = find(accepted.info().id());
        if (old != null) stop(old);
        old = null;
        LoadedModule module = load(accepted);
        bring(List.of(module));
        return module;
    }

    private static Map<String, Object> refusal(Path file, ModuleRefused e) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", file.getFileName().toString());
        row.put("name", file.getFileName().toString());
        row.put("version", null);
        row.put("state", "FAULTED");
        row.put("error", e.getMessage());
        row.put("calls", List.of());
        return row;
    }

    private ModuleFile accept(Path file) throws ModuleRefused {
        if (!Files.isRegularFile(file)) throw new ModuleRefused("there is no module file " + file);
        ModuleFile module = ModuleFile.read(file, gateway.options().allowUnsigned());
        Acceptance acceptance = new Acceptance(gateway.home().resolve("data/modules.json"));
        acceptance.require(module, gateway.options().acceptModules());
        return module;
    }

    /** Those that others depend on come first. */
    private static List<ModuleFile> inOrder(List<ModuleFile> files) {
        Map<String, ModuleFile> byId = new LinkedHashMap<>();
        files.forEach(f -> byId.put(f.info().id(), f));
        List<ModuleFile> ordered = new ArrayList<>();
        byId.values().forEach(f -> place(f, byId, ordered, new HashSet<>()));
        return ordered;
    }

    private static void place(ModuleFile file, Map<String, ModuleFile> byId, List<ModuleFile> ordered, Set<String> under) {
        if (ordered.contains(file) || !under.add(file.info().id())) return;
        for (ModuleInfo.Depends d : file.info().depends()) {
            if (byId.containsKey(d.moduleId())) place(byId.get(d.moduleId()), byId, ordered, under);
        }
        ordered.add(file);
    }

    private LoadedModule load(ModuleFile file) {
        ModuleInfo info = file.info();
        bundlesBefore.put(info.id(), BundleUtil.get().getBundleNames());
        Map<String, Path> jars = unpack(file);
        LoadedModule module = new LoadedModule(info, jars);
        loaded.add(module);
        String hook = info.hook(ApplicationScope.GATEWAY);
        List<ClassLoader> depends = new ArrayList<>();
        for (ModuleInfo.Depends d : info.depends()) {
            LoadedModule other = find(d.moduleId());
            if (other != null && other.loader() != null && ApplicationScope.isGateway(d.scope())) depends.add(other.loader());
            else if (other == null && d.required() && ApplicationScope.isGateway(d.scope())) {
                module.fail("depends", new IllegalStateException("module " + d.moduleId() + " is not there"));
            }
        }
        ModuleLoader loader = new ModuleLoader(info.id(), urls(info, jars), ScriptManager.class.getClassLoader(), depends);
        loaders.track(info.id(), loader);
        module.load(loader, hook);
        return module;
    }

    private Map<String, Path> unpack(ModuleFile file) {
        try {
            return file.unpack(gateway.home().resolve("temp/modules/" + file.info().id() + "-" + ProcessHandle.current().pid() + "-" + unpacked.incrementAndGet()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("cannot unpack " + file.info().id(), e);
        }
    }

    private static URL[] urls(ModuleInfo info, Map<String, Path> jars) {
        List<URL> urls = new ArrayList<>();
        try {
            for (ModuleInfo.Jar jar : info.jars()) {
                URL url = jars.get(jar.file()).toUri().toURL();
                if (ApplicationScope.isGateway(jar.scope()) && !urls.contains(url)) urls.add(url);
            }
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
        return urls.toArray(new URL[0]);
    }

    private void bring(List<LoadedModule> fresh) {
        ExpressionFunctionManager functions = (name, category, function) -> { };
        for (LoadedModule m : fresh) {
            if (m.hook() == null) continue;
            m.attempt("getRecordMigrationStrategies", () -> m.hook().getRecordMigrationStrategies());
            m.attempt("setup", () -> m.hook().setup(gateway.context()));
        }
        for (LoadedModule m : fresh) {
            if (m.hook() == null) continue;
            m.attempt("getExtensionPoints", () -> m.hook().getExtensionPoints());
            m.attempt("configureSerializer", () -> m.hook().configureSerializer(new XMLSerializer()));
            m.attempt("configureDeserializer", () -> m.hook().configureDeserializer(new XMLDeserializer()));
            m.attempt("configureFunctionFactory", () -> m.hook().configureFunctionFactory(functions));
        }
        gateway.managers().buildGateway(gateway.projects().scriptingProject());
        gateway.tags().forgetCompiled();
        for (LoadedModule m : fresh) start(m);
        generation.incrementAndGet();
        gateway.projects().rebuildAll();
    }

    private void start(LoadedModule m) {
        if (m.hook() == null) {
            m.running();
            return;
        }
        m.attempt("startup", () -> m.hook().startup(gateway.license(m)));
        m.attempt("getRpcImplementation", () -> m.hook().getRpcImplementation().ifPresent(rpc -> gateway.rpc().register(m.info().id(), rpc)));
        if (m.state() == com.inductiveautomation.ignition.gateway.model.ModuleState.FAULTED) return;
        try {
            gateway.face().mountModule(m);
            m.running();
            LOG.info("Module {} {} is RUNNING", m.info().id(), m.info().version());
        } catch (Throwable t) {
            m.fail("mountModule", t);
        }
    }

    static License licenseOf(LoadedModule m) {
        return new License(m.hook().isFreeModule() ? LicenseMode.Free : LicenseMode.Trial);
    }

    // --- going ------------------------------------------------------------------------------------------------------

    /** @throws IllegalArgumentException when it is not there */
    synchronized void remove(String id) {
        LoadedModule module = find(id);
        if (module == null) throw new IllegalArgumentException("no module " + id + ", there are " + loaded.stream().map(LoadedModule::getId).toList());
        stop(module);
        generation.incrementAndGet();
        if (gateway.options().rebuildOnRemoval()) {
            gateway.managers().buildGateway(gateway.projects().scriptingProject());
            gateway.projects().rebuildAll();
        }
    }

    /** In reverse order, at the end of the gateway. */
    synchronized void stopAll() {
        List<LoadedModule> all = new ArrayList<>(loaded);
        for (int i = all.size() - 1; i >= 0; i--) stop(all.get(i));
    }

    private void stop(LoadedModule m) {
        ClassLoader loader = m.loader();
        if (m.hook() != null) {
            try {
                m.call("shutdown", () -> m.hook().shutdown());
            } catch (Throwable t) {
                LOG.error("shutdown of {} failed", m.info().id(), t);
            }
        }
        gateway.rpc().unregister(m.info().id());
        try {
            gateway.face().unmountModule(m);
        } catch (Throwable t) {
            LOG.error("cannot unmount {}", m.info().id(), t);
        }
        lookForLeftovers(m, loader);
        loaded.remove(m);
        m.stopped();
        close(loader);
        LOG.info("Module {} {} was stopped", m.info().id(), m.info().version());
    }

    private static void close(ClassLoader loader) {
        try {
            if (loader instanceof ModuleLoader l) l.close();
        } catch (IOException e) {
            LOG.warn("cannot close {}", loader, e);
        }
    }

    private void lookForLeftovers(LoadedModule m, ClassLoader loader) {
        left(m, "project listeners", gateway.projects().forget(loader));
        left(m, "tag listeners and write handlers", gateway.tags().forget(loader));
        left(m, "redundancy listeners", gateway.redundancy().forget(loader));
        Set<String> bundles = new HashSet<>(BundleUtil.get().getBundleNames());
        bundles.removeAll(bundlesBefore.getOrDefault(m.info().id(), Set.of()));
        for (String bundle : bundles) left(m, "bundle " + bundle, 1);
        Set<String> names = builtins();
        names.removeAll(builtinsBefore);
        for (String name : names) left(m, "__builtin__." + name, 1);
    }

    private void left(LoadedModule m, String what, int count) {
        if (count == 0) return;
        LOG.warn("Module {} left behind: {} {}", m.info().id(), count, what);
        leftovers.add(Map.of("module", m.info().id(), "version", m.info().version(), "what", what, "count", count));
    }

    private static Set<String> builtins() {
        Set<String> names = new HashSet<>();
        ScriptManager.createUtf8PySystemState(System.out, System.err).close();
        for (PyObject key : PySystemState.getDefaultBuiltins().invoke("keys").asIterable()) names.add(key.toString());
        return names;
    }

    // --- state ------------------------------------------------------------------------------------------------------

    List<Object> describe() {
        List<Object> rows = new ArrayList<>();
        loaded.forEach(m -> rows.add(m.describe()));
        rows.addAll(refused);
        return rows;
    }

    List<Map<String, Object>> leftovers() {
        return leftovers;
    }

    Map<String, Object> describeLoaders() {
        Map<String, Integer> counts = loaders.count();
        return Map.of("alive", Alive.sum(counts), "byModule", counts);
    }
}
