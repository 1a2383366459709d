package dev.testgateway.web.config;

import com.inductiveautomation.ignition.common.resourcecollection.ChangeOperation;
import com.inductiveautomation.ignition.common.resourcecollection.PushException;
import com.inductiveautomation.ignition.common.resourcecollection.Resource;
import com.inductiveautomation.ignition.common.resourcecollection.ResourceType;
import com.inductiveautomation.ignition.gateway.config.ConfigurationManager;
import com.inductiveautomation.ignition.gateway.config.DecodedResource;
import com.inductiveautomation.ignition.gateway.config.ResourceTypeMeta;
import com.inductiveautomation.ignition.gateway.config.ResourceTypeMetaRegistry;
import dev.testgateway.spi.ConfigWatch;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The configuration resources: types in memory, content on disk, edits on disk noticed within half a second. */
public final class ConfigStore implements ConfigurationManager, ResourceTypeMetaRegistry, ConfigWatch.Source {
    private static final Logger LOG = LoggerFactory.getLogger("gateway.Config");
    private static final long POLL_MS = 400;

    private final ConfigFiles files;
    private final Supplier<Optional<String>> caller;
    private final Map<ResourceType, Registered> types = new ConcurrentHashMap<>();
    private final List<TypeWatch<?>> watches = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService poller = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "config-poller");
        thread.setDaemon(true);
        return thread;
    });

    /** @param caller tells which module calls */
    public ConfigStore(Path root, Supplier<Optional<String>> caller) {
        this.files = new ConfigFiles(root);
        this.caller = caller;
    }

    public void start() {
        poller.scheduleWithFixedDelay(this::poll, POLL_MS, POLL_MS, TimeUnit.MILLISECONDS);
    }

    public void close() {
        poller.shutdownNow();
    }

    private void poll() {
        try {
            watches.forEach(TypeWatch::refresh);
        } catch (RuntimeException e) {
            LOG.error("Configuration could not be read", e);
        }
    }

    @Override
    public ResourceTypeMetaRegistry getResourceTypeMetaRegistry() {
        return this;
    }

    @Override
    public void register(ResourceTypeMeta<?> meta) {
        types.put(meta.getResourceType(), new Registered(meta, caller.get().orElse("ignition")));
    }

    Optional<ResourceTypeMeta<?>> find(ResourceType type) {
        return Optional.ofNullable(types.get(type)).map(Registered::meta);
    }

    @Override
    public List<Resource> getResources(ResourceType type) {
        return files.list(type);
    }

    @Override
    public <T> ConfigWatch<T> watch(ResourceTypeMeta<T> meta, Consumer<List<DecodedResource<T>>> changed) {
        if (!types.containsKey(meta.getResourceType())) {
            throw new IllegalStateException("Resource type " + meta.getResourceType() + " is not registered");
        }
        TypeWatch<T> watch = new TypeWatch<>(this, meta, changed, caller.get().orElse("ignition"));
        watches.add(watch);
        return watch;
    }

    void unwatch(TypeWatch<?> watch) {
        watches.remove(watch);
    }

    public List<String> watchesOf(String moduleId) {
        return watches.stream()
                .filter(watch -> watch.owner().equals(moduleId))
                .map(watch -> watch.type().toString())
                .toList();
    }

    /** Types have no way out but their module's end. */
    public void removeOf(String moduleId) {
        watches.removeIf(watch -> watch.owner().equals(moduleId));
        types.values().removeIf(registered -> registered.owner().equals(moduleId));
    }

    @Override
    public CompletableFuture<Void> push(List<ChangeOperation> changes) throws PushException {
        push(changes, caller.get().orElse(null));
        return CompletableFuture.completedFuture(null);
    }

    /** Whoever watches has been told when this returns. */
    void push(List<ChangeOperation> changes, String actor) throws PushException {
        synchronized (files) {
            for (ChangeOperation change : changes) {
                Push.of(change, this).check(files);
            }
            for (ChangeOperation change : changes) {
                Push.of(change, this).apply(files, actor);
            }
        }
        changes.stream()
                .map(change -> change.getResourceId().getResourceType())
                .distinct()
                .forEach(this::refresh);
    }

    private void refresh(ResourceType type) {
        watches.stream().filter(watch -> watch.type().equals(type)).forEach(TypeWatch::refresh);
    }

    private record Registered(ResourceTypeMeta<?> meta, String owner) {}
}
