package com.inductiveautomation.ignition.gateway.resourcecollection;

import com.inductiveautomation.ignition.common.resourcecollection.Resource;
import com.inductiveautomation.ignition.common.resourcecollection.ResourceFilter;
import com.inductiveautomation.ignition.common.resourcecollection.ResourceId;
import com.inductiveautomation.ignition.common.resourcecollection.ResourcePath;
import com.inductiveautomation.ignition.common.resourcecollection.RuntimeResourceCollection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.LoggerFactory;

/** Keeps one lifecycle per project that passes the filter, and tells it about changed resources of its types. */
public abstract class ResourceCollectionLifecycleFactory<T extends ResourceCollectionLifecycle> {
    private final ResourceCollectionManager manager;
    private final Map<String, Entry<T>> running = new HashMap<>();
    private final ResourceCollectionListener listener = new ResourceCollectionListener() {
        @Override
        public void collectionAdded(String name) {
            refresh(name);
        }

        @Override
        public void collectionDeleted(String name) {
            refresh(name);
        }

        @Override
        public void collectionUpdated(String name) {
            refresh(name);
        }
    };
    private boolean started;

    private record Entry<L>(L lifecycle, Map<ResourcePath, Resource> resources) {}

    public ResourceCollectionLifecycleFactory(ResourceCollectionManager manager) {
        this.manager = manager;
    }

    public abstract T createLifecycle(RuntimeResourceCollection collection);

    protected ResourceFilter getResourceFilter() {
        return ResourceFilter.ALL_RESOURCES;
    }

    public Predicate<RuntimeResourceCollection> getResourceCollectionFilter() {
        return c -> c.isEnabled() && !c.isInheritable();
    }

    public synchronized void startup() {
        if (started) return;
        started = true;
        manager.addListener(listener);
        manager.getNames().forEach(this::refresh);
    }

    public synchronized void shutdown() {
        if (!started) return;
        started = false;
        manager.removeListener(listener);
        new ArrayList<>(running.keySet()).forEach(this::stop);
    }

    public synchronized Optional<T> getLifecycle(String name) {
        return Optional.ofNullable(running.get(name)).map(Entry::lifecycle);
    }

    public synchronized List<T> getLifecycles() {
        return running.values().stream().map(Entry::lifecycle).toList();
    }

    private synchronized void refresh(String name) {
        if (!started) return;
        RuntimeResourceCollection now = manager.find(name).filter(getResourceCollectionFilter()).orElse(null);
        Entry<T> entry = running.get(name);
        if (now == null) {
            if (entry != null) stop(name);
        } else if (entry == null) {
            start(name, now);
        } else {
            change(name, entry, now);
        }
    }

    private void start(String name, RuntimeResourceCollection now) {
        T lifecycle = createLifecycle(now);
        Map<ResourcePath, Resource> resources = filtered(now);
        running.put(name, new Entry<>(lifecycle, resources));
        guarded(name, () -> lifecycle.onStartup(new ArrayList<>(resources.values())));
    }

    private void stop(String name) {
        Entry<T> entry = running.remove(name);
        guarded(name, () -> entry.lifecycle().onShutdown(ids(name, entry.resources())));
    }

    private void change(String name, Entry<T> entry, RuntimeResourceCollection now) {
        Map<ResourcePath, Resource> before = entry.resources();
        Map<ResourcePath, Resource> after = filtered(now);
        List<Resource> created = new ArrayList<>();
        List<Resource> modified = new ArrayList<>();
        Map<ResourcePath, Resource> deleted = new LinkedHashMap<>(before);
        after.forEach((path, resource) -> {
            Resource old = deleted.remove(path);
            if (old == null) created.add(resource);
            else if (!old.getResourceSignature().equals(resource.getResourceSignature())) modified.add(resource);
        });
        T lifecycle = entry.lifecycle();
        lifecycle.update(now);
        running.put(name, new Entry<>(lifecycle, after));
        if (created.isEmpty() && modified.isEmpty() && deleted.isEmpty()) return;
        guarded(name, lifecycle::onBeforeChanges);
        if (!created.isEmpty()) guarded(name, () -> lifecycle.onResourcesCreated(created));
        if (!modified.isEmpty()) guarded(name, () -> lifecycle.onResourcesModified(modified));
        if (!deleted.isEmpty()) guarded(name, () -> lifecycle.onResourcesDeleted(ids(name, deleted)));
        guarded(name, lifecycle::onAfterChanges);
    }

    private Map<ResourcePath, Resource> filtered(RuntimeResourceCollection collection) {
        ResourceFilter filter = getResourceFilter();
        Map<ResourcePath, Resource> resources = new LinkedHashMap<>();
        for (Resource r : collection.getResources()) if (filter.test(r)) resources.put(r.getResourcePath(), r);
        return resources;
    }

    private static List<ResourceId> ids(String name, Map<ResourcePath, Resource> resources) {
        return resources.keySet().stream().map(path -> new ResourceId(name, path)).toList();
    }

    private void guarded(String name, Runnable call) {
        try {
            call.run();
        } catch (Throwable t) {
            LoggerFactory.getLogger("ResourceCollectionLifecycle").error("{} failed for '{}'", getClass().getName(), name, t);
        }
    }
}
