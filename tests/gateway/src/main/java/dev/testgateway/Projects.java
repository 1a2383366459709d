package dev.testgateway;

import com.inductiveautomation.ignition.common.resourcecollection.ChangeOperation;
import com.inductiveautomation.ignition.common.resourcecollection.PushException;
import com.inductiveautomation.ignition.common.resourcecollection.Resource;
import com.inductiveautomation.ignition.common.resourcecollection.ResourcePath;
import com.inductiveautomation.ignition.common.resourcecollection.RuntimeResourceCollection;
import com.inductiveautomation.ignition.common.script.ModuleLibrary;
import com.inductiveautomation.ignition.common.script.ScriptManager;
import com.inductiveautomation.ignition.gateway.project.ProjectManager;
import com.inductiveautomation.ignition.gateway.resourcecollection.ResourceCollectionListener;
import dev.testgateway.Options.Order;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The projects on disk. A changed project gets a new script manager, some time later; the old one is let go with its
 * threads running. Listeners hear of the change before or after that, by {@code --event-order}.
 */
final class Projects implements ProjectManager {
    private static final Logger LOG = LoggerFactory.getLogger("ProjectManager");

    private final ProjectFiles files;
    private final ScriptManagers managers;
    private final Options options;
    private final List<ResourceCollectionListener> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> generations = new ConcurrentHashMap<>();
    private final AtomicInteger turns = new AtomicInteger();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(GatewayThreads.named("projects"));
    private volatile Map<String, Project> projects = Map.of();

    Projects(ScriptManagers managers, Options options) {
        this.files = new ProjectFiles(options.projects());
        this.managers = managers;
        this.options = options;
    }

    /** Reads the projects; their managers come later. */
    void open() {
        projects = files.read();
    }

    void close() {
        worker.shutdownNow();
    }

    /** Makes the managers of all projects new, e.g. after a module came. */
    void rebuildAll() {
        onWorker(() -> projects.values().forEach(this::build)).join();
    }

    Project scriptingProject() {
        return options.scriptingProject() == null ? null : projects.get(options.scriptingProject());
    }

    private void build(Project project) {
        managers.buildProject(project);
        generations.merge(project.name(), 1, Integer::sum);
    }

    private CompletableFuture<Void> onWorker(Runnable work) {
        return CompletableFuture.runAsync(work, worker);
    }

    // --- changes ----------------------------------------------------------------------------------------------------

    /** Done when the new managers are there. */
    @Override
    public CompletableFuture<Void> requestScan() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        worker.execute(() -> {
            try {
                scan(done);
            } catch (Throwable t) {
                LOG.error("scan failed", t);
                done.completeExceptionally(t);
            }
        });
        return done;
    }

    private void scan(CompletableFuture<Void> done) {
        Map<String, Project> before = projects;
        Map<String, Project> after = files.read();
        Set<String> changed = new LinkedHashSet<>();
        for (String name : after.keySet()) {
            Project old = before.get(name);
            if (old == null || !old.fingerprint().equals(after.get(name).fingerprint())) changed.add(name);
        }
        Set<String> deleted = new LinkedHashSet<>(before.keySet());
        deleted.removeAll(after.keySet());
        projects = after;
        deleted.forEach(managers::dropProject);
        Order order = options.eventOrder() == Order.ALTERNATE
                ? (turns.getAndIncrement() % 2 == 0 ? Order.FIRST : Order.LAST)
                : options.eventOrder();
        if (order == Order.FIRST) announce(before, changed, deleted);
        worker.schedule(() -> {
            try {
                changed.stream().map(after::get).forEach(this::build);
                if (changed.contains(String.valueOf(options.scriptingProject()))) managers.buildGateway(scriptingProject());
                if (order == Order.LAST) announce(before, changed, deleted);
                done.complete(null);
            } catch (Throwable t) {
                LOG.error("the new script managers failed", t);
                done.completeExceptionally(t);
            }
        }, (long) (options.reloadDelay() * 1000), TimeUnit.MILLISECONDS);
    }

    private void announce(Map<String, Project> before, Set<String> changed, Set<String> deleted) {
        changed.forEach(name -> tell(l -> {
            if (before.containsKey(name)) l.collectionUpdated(name);
            else l.collectionAdded(name);
        }));
        deleted.forEach(name -> tell(l -> l.collectionDeleted(name)));
    }

    private void tell(Consumer<ResourceCollectionListener> news) {
        for (ResourceCollectionListener l : listeners) {
            try {
                news.accept(l);
            } catch (Throwable t) {
                LOG.error("a listener of projects failed: {}", l.getClass().getName(), t);
            }
        }
    }

    @Override
    public CompletableFuture<Void> push(List<ChangeOperation> changes) {
        try {
            for (ChangeOperation change : changes) {
                expect(change);
                files.write(change);
            }
        } catch (Exception e) {
            return CompletableFuture.failedFuture(e);
        }
        return requestScan();
    }

    private void expect(ChangeOperation change) throws PushException {
        String expected = change instanceof ChangeOperation.ModifyResourceOperation m ? m.getResourceSignature().signature()
                : change instanceof ChangeOperation.DeleteResourceOperation d ? d.getResourceSignature().signature() : null;
        Optional<Resource> present = getResource(change.getResourceId().collectionName(), change.getResourceId().resourcePath());
        if (expected == null && present.isPresent()) throw new PushException(change.getResourceId() + " is there already");
        if (expected != null && present.map(r -> !r.getResourceSignature().signature().equals(expected)).orElse(true)) {
            throw new PushException(change.getResourceId() + " was changed by somebody else");
        }
    }

    /** What a save of one script in the Designer does. */
    CompletableFuture<Void> save(String project, String path, String code) throws Exception {
        files.ensure(project);
        files.write(Resource.newBuilder().setCollectionName(project).setResourcePath(ModuleLibrary.RESOURCE_TYPE, path)
                .putData(ModuleLibrary.CODE_DATA_KEY, code.getBytes(StandardCharsets.UTF_8)).build());
        return requestScan();
    }

    // --- questions --------------------------------------------------------------------------------------------------

    @Override
    public Optional<RuntimeResourceCollection> find(String name) {
        return name == null ? Optional.empty() : Optional.ofNullable(projects.get(name));
    }

    @Override
    public List<String> getNames() {
        return new ArrayList<>(projects.keySet());
    }

    @Override
    public ScriptManager getProjectScriptManager(String projectName) {
        return managers.project(projectName);
    }

    @Override
    public Optional<Resource> getResource(String projectName, ResourcePath path) {
        return find(projectName).flatMap(p -> p.getResource(path));
    }

    @Override
    public void addListener(ResourceCollectionListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeListener(ResourceCollectionListener listener) {
        listeners.remove(listener);
    }

    /** Takes away what a removed module left; says how much that was. */
    int forget(ClassLoader loader) {
        int before = listeners.size();
        listeners.removeIf(l -> l.getClass().getClassLoader() == loader);
        return before - listeners.size();
    }

    int generation(String name) {
        return generations.getOrDefault(name, 0);
    }

    Map<String, String> scripts(String name) {
        Project project = projects.get(name);
        return project == null ? new TreeMap<>() : project.scripts();
    }

    List<Object> describe() {
        List<Object> rows = new ArrayList<>();
        projects.values().forEach(p -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("name", p.name());
            row.put("generation", generation(p.name()));
            row.put("resources", p.resources().size());
            rows.add(row);
        });
        return rows;
    }
}
