package com.inductiveautomation.ignition.gateway.config;

import com.inductiveautomation.ignition.common.resourcecollection.PushException;
import com.inductiveautomation.ignition.gateway.model.GatewayContext;
import dev.testgateway.spi.ConfigWatch;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Keeps the one configuration of a type and tells of changes. */
public class SingletonResourceHandler<T> {
    private final GatewayContext context;
    private final ResourceTypeMeta<T> meta;
    private final Consumer<T> onChange;
    private ConfigWatch<T> watch;
    private volatile T current;

    protected SingletonResourceHandler(GatewayContext context, ResourceTypeMeta<T> meta, Consumer<T> onChange) {
        this.context = Objects.requireNonNull(context, "context");
        this.meta = Objects.requireNonNull(meta, "meta");
        this.onChange = onChange;
    }

    /** Writes the default configuration if there is none yet. */
    public void startup() {
        watch = ConfigWatch.open(context, meta, this::changed);
        current = only(watch.seedDefault());
    }

    public void shutdown() {
        if (watch != null) {
            watch.close();
        }
    }

    public T getResource() {
        return current;
    }

    /** Writes the configuration, which others see before this returns. Its result type is unconfirmed. */
    public CompletableFuture<Void> updateResource(T config) throws PushException {
        watch.write(meta.getResourceType().typeId(), config, null, true);
        return CompletableFuture.completedFuture(null);
    }

    /** A resource that is gone means the default again. */
    private void changed(List<DecodedResource<T>> resources) {
        T now = only(resources);
        if (!Objects.equals(now, current)) {
            current = now;
            onChange.accept(now);
        }
    }

    private T only(List<DecodedResource<T>> resources) {
        return resources.isEmpty() ? meta.getDefaultConfig().orElse(null) : resources.get(0).config();
    }

    public static <T> Builder<T> newBuilder(ResourceTypeMeta<T> meta) {
        return new Builder<>(meta);
    }

    /** Describes a handler. */
    public static final class Builder<T> {
        private final ResourceTypeMeta<T> meta;
        private GatewayContext context;
        private Consumer<T> onChange = config -> {};

        private Builder(ResourceTypeMeta<T> meta) {
            this.meta = meta;
        }

        public Builder<T> context(GatewayContext gateway) {
            context = gateway;
            return this;
        }

        public Builder<T> onChange(Consumer<T> listener) {
            onChange = listener;
            return this;
        }

        public SingletonResourceHandler<T> build() {
            return new SingletonResourceHandler<>(context, meta, onChange);
        }
    }
}
