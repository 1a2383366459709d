package com.inductiveautomation.ignition.gateway.config;

import com.inductiveautomation.ignition.common.resourcecollection.PushException;
import com.inductiveautomation.ignition.gateway.model.GatewayContext;
import dev.testgateway.spi.ConfigWatch;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Keeps the named configurations of a type and tells of changes; built, or subclassed. */
public class NamedResourceHandler<T> {
    private final GatewayContext context;
    private final ResourceTypeMeta<T> meta;
    private ConfigWatch<T> watch;
    private volatile List<DecodedResource<T>> current = List.of();

    public NamedResourceHandler(GatewayContext context, ResourceTypeMeta<T> meta) {
        this.context = Objects.requireNonNull(context, "context");
        this.meta = Objects.requireNonNull(meta, "meta");
    }

    public void startup() {
        watch = ConfigWatch.open(context, meta, this::changed);
        current = watch.read();
        onInitialResources(current);
    }

    public void shutdown() {
        if (watch != null) {
            watch.close();
        }
    }

    public List<DecodedResource<T>> getResources() {
        return current;
    }

    public Optional<DecodedResource<T>> findResource(String name) {
        return current.stream().filter(found -> found.name().equals(name)).findFirst();
    }

    public CompletableFuture<Void> create(String name, T config) throws PushException {
        return create(name, config, null);
    }

    public CompletableFuture<Void> create(String name, T config, String actor) throws PushException {
        watch.write(name, config, actor, false);
        return CompletableFuture.completedFuture(null);
    }

    public CompletableFuture<Void> modify(String name, T config) throws PushException {
        return modify(name, config, null);
    }

    public CompletableFuture<Void> modify(String name, T config, String actor) throws PushException {
        watch.write(name, config, actor, true);
        return CompletableFuture.completedFuture(null);
    }

    public CompletableFuture<Void> delete(String name) throws PushException {
        return delete(name, null);
    }

    public CompletableFuture<Void> delete(String name, String actor) throws PushException {
        watch.delete(name, actor);
        return CompletableFuture.completedFuture(null);
    }

    protected void onInitialResources(List<DecodedResource<T>> resources) {}

    protected void onResourcesUpdated(List<DecodedResource<T>> resources) {}

    protected void onResourceAdded(DecodedResource<T> resource) {}

    protected void onResourceUpdated(ModifiedResource<T> resource) {}

    protected void onResourceRemoved(DecodedResource<T> resource) {}

    private void changed(List<DecodedResource<T>> now) {
        Map<String, DecodedResource<T>> before = byName(current);
        if (before.equals(byName(now))) {
            return;
        }
        current = now;
        now.forEach(found -> tell(before.remove(found.name()), found));
        before.values().forEach(this::onResourceRemoved);
        onResourcesUpdated(now);
    }

    private void tell(DecodedResource<T> before, DecodedResource<T> now) {
        if (before == null) {
            onResourceAdded(now);
        } else if (!before.equals(now)) {
            onResourceUpdated(new ModifiedResource<>(before, now));
        }
    }

    private static <T> Map<String, DecodedResource<T>> byName(List<DecodedResource<T>> resources) {
        return resources.stream().collect(Collectors.toMap(DecodedResource::name, Function.identity()));
    }

    public static <T> Builder<T> newBuilder(ResourceTypeMeta<T> meta) {
        return new Builder<>(meta);
    }

    /** Describes a handler. */
    public static final class Builder<T> {
        private final ResourceTypeMeta<T> meta;
        private GatewayContext context;
        private Consumer<List<DecodedResource<T>>> initial = resources -> {};
        private Consumer<DecodedResource<T>> added = resource -> {};
        private Consumer<ModifiedResource<T>> updated = resource -> {};
        private Consumer<DecodedResource<T>> removed = resource -> {};

        private Builder(ResourceTypeMeta<T> meta) {
            this.meta = meta;
        }

        public Builder<T> context(GatewayContext gateway) {
            context = gateway;
            return this;
        }

        public Builder<T> onInitialResources(Consumer<List<DecodedResource<T>>> listener) {
            initial = listener;
            return this;
        }

        public Builder<T> onResourceAdded(Consumer<DecodedResource<T>> listener) {
            added = listener;
            return this;
        }

        public Builder<T> onResourceUpdated(Consumer<ModifiedResource<T>> listener) {
            updated = listener;
            return this;
        }

        public Builder<T> onResourceRemoved(Consumer<DecodedResource<T>> listener) {
            removed = listener;
            return this;
        }

        public NamedResourceHandler<T> build() {
            return new Listening<>(this);
        }
    }

    private static final class Listening<T> extends NamedResourceHandler<T> {
        private final Builder<T> listeners;

        Listening(Builder<T> listeners) {
            super(listeners.context, listeners.meta);
            this.listeners = listeners;
        }

        @Override
        protected void onInitialResources(List<DecodedResource<T>> resources) {
            listeners.initial.accept(resources);
        }

        @Override
        protected void onResourceAdded(DecodedResource<T> resource) {
            listeners.added.accept(resource);
        }

        @Override
        protected void onResourceUpdated(ModifiedResource<T> resource) {
            listeners.updated.accept(resource);
        }

        @Override
        protected void onResourceRemoved(DecodedResource<T> resource) {
            listeners.removed.accept(resource);
        }
    }
}
