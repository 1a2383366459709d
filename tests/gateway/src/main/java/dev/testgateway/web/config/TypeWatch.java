package dev.testgateway.web.config;

import com.inductiveautomation.ignition.common.gson.JsonParseException;
import com.inductiveautomation.ignition.common.resourcecollection.ChangeOperation;
import com.inductiveautomation.ignition.common.resourcecollection.PushException;
import com.inductiveautomation.ignition.common.resourcecollection.Resource;
import com.inductiveautomation.ignition.common.resourcecollection.ResourceBuilder;
import com.inductiveautomation.ignition.common.resourcecollection.ResourcePath;
import com.inductiveautomation.ignition.common.resourcecollection.ResourceType;
import com.inductiveautomation.ignition.gateway.config.DecodedResource;
import com.inductiveautomation.ignition.gateway.config.ResourceTypeMeta;
import com.inductiveautomation.ignition.gateway.config.ValidationErrors;
import dev.testgateway.spi.ConfigWatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One handler's view of a type. Its lock is held while the handler is told, so changes arrive one after another. */
final class TypeWatch<T> implements ConfigWatch<T> {
    private static final Logger LOG = LoggerFactory.getLogger("gateway.Config");

    private final ConfigStore store;
    private final ResourceTypeMeta<T> meta;
    private final Consumer<List<DecodedResource<T>>> changed;
    private final String owner;
    private final Map<String, Good<T>> good = new HashMap<>();
    private boolean quiet;
    private boolean closed;

    TypeWatch(
            ConfigStore store,
            ResourceTypeMeta<T> meta,
            Consumer<List<DecodedResource<T>>> changed,
            String owner) {
        this.store = store;
        this.meta = meta;
        this.changed = changed;
        this.owner = owner;
    }

    String owner() {
        return owner;
    }

    ResourceType type() {
        return meta.getResourceType();
    }

    @Override
    public synchronized List<DecodedResource<T>> read() {
        List<Resource> resources = store.getResources(type()).stream()
                .filter(resource -> meta.isSingleton() == name(resource).isEmpty())
                .toList();
        good.keySet().retainAll(resources.stream().map(TypeWatch::name).toList());
        List<DecodedResource<T>> decoded = new ArrayList<>();
        resources.forEach(resource -> decode(resource).ifPresent(decoded::add));
        return List.copyOf(decoded);
    }

    /** A broken file leaves the last good content in force, and is complained of once. */
    private Optional<DecodedResource<T>> decode(Resource resource) {
        String name = name(resource);
        String signature = resource.getResourceSignature().signature();
        Good<T> before = good.get(name);
        if (before == null || !before.signature.equals(signature)) {
            T config = tryDecode(resource).orElse(before == null ? null : before.config);
            good.put(name, new Good<>(signature, config));
        }
        return Optional.ofNullable(good.get(name).config)
                .map(config -> new DecodedResource<>(name.isEmpty() ? type().typeId() : name, config));
    }

    private Optional<T> tryDecode(Resource resource) {
        try {
            T config = meta.getCodec().decode(resource);
            ValidationErrors errors = meta.validate(config);
            if (errors.isEmpty()) {
                return Optional.of(config);
            }
            LOG.error("Configuration {} is refused: {}", resource.getResourceId(), errors.getFieldErrors());
        } catch (JsonParseException | IllegalArgumentException | NullPointerException e) {
            LOG.error("Configuration {} cannot be read: {}", resource.getResourceId(), e.toString());
        }
        return Optional.empty();
    }

    synchronized void refresh() {
        if (closed || quiet) {
            return;
        }
        try {
            changed.accept(read());
        } catch (RuntimeException | LinkageError e) {
            LOG.error("A listener of {} failed", type(), e);
        }
    }

    @Override
    public synchronized List<DecodedResource<T>> seedDefault() {
        if (store.getResources(type()).isEmpty()) {
            meta.getDefaultConfig().ifPresent(this::writeQuietly);
        }
        return read();
    }

    /** The handler that starts has asked for it and needs no telling. */
    private void writeQuietly(T config) {
        quiet = true;
        try {
            store.push(List.of(ChangeOperation.newCreateOp(resource("", config))), "system");
        } catch (PushException e) {
            LOG.error("The default of {} could not be written", type(), e);
        } finally {
            quiet = false;
        }
    }

    @Override
    public void write(String name, T config, String actor, boolean exists) throws PushException {
        Resource resource = resource(meta.isSingleton() ? "" : name, config);
        Optional<Resource> now = current(resource.getResourcePath());
        if (now.isPresent() && exists && now.get().getResourceSignature().equals(resource.getResourceSignature())) {
            return;
        }
        boolean modify = exists && (now.isPresent() || !meta.isSingleton());
        store.push(
                List.of(
                        modify
                                ? ChangeOperation.newModifyOp(
                                        resource, now.orElse(resource).getResourceSignature())
                                : ChangeOperation.newCreateOp(resource)),
                actor);
    }

    @Override
    public void delete(String name, String actor) throws PushException {
        ResourcePath path = new ResourcePath(type(), name);
        Resource now = current(path)
                .orElseThrow(() -> new PushException("DELETE illegal: there is none for '" + path + "'"));
        store.push(List.of(ChangeOperation.newDeleteOp(now.getResourceSignature())), actor);
    }

    @Override
    public synchronized void close() {
        closed = true;
        store.unwatch(this);
    }

    private Optional<Resource> current(ResourcePath path) {
        return store.getResources(type()).stream()
                .filter(resource -> resource.getResourcePath().equals(path))
                .findFirst();
    }

    private Resource resource(String name, T config) {
        ResourceBuilder builder = Resource.newBuilder()
                .setCollectionName(ConfigFiles.COLLECTION)
                .setResourcePath(new ResourcePath(type(), name));
        meta.getCodec().encode(config, builder);
        return builder.build();
    }

    private static String name(Resource resource) {
        return resource.getResourcePath().getPath();
    }

    /** What a file said when it was last read: its signature, and its content or that of before. */
    private record Good<T>(String signature, T config) {}
}
