package com.inductiveautomation.ignition.gateway.config;

import com.inductiveautomation.ignition.common.resourcecollection.ResourceType;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What {@link ResourceTypeMeta#newBuilder} builds. */
public final class DefaultResourceTypeMeta<T> implements ResourceTypeMeta<T> {
    private final Class<T> configClass;
    private final ResourceCodec<T> codec;
    private final ResourceType resourceType;
    private final boolean singleton;
    private final T defaultConfig;
    private final ResourceRouteDelegate routeDelegate;
    private final BiConsumer<T, ValidationErrors.Builder> validator;

    private DefaultResourceTypeMeta(Builder<T> builder) {
        configClass = builder.configClass;
        codec = new JsonResourceCodec<>(configClass);
        resourceType = Objects.requireNonNull(builder.resourceType, "resourceType");
        singleton = builder.singleton;
        defaultConfig = builder.defaultConfig;
        routeDelegate = builder.routeDelegate;
        validator = builder.validator;
    }

    @Override
    public ResourceType getResourceType() {
        return resourceType;
    }

    @Override
    public Class<T> getConfigClass() {
        return configClass;
    }

    @Override
    public boolean isSingleton() {
        return singleton;
    }

    @Override
    public Optional<T> getDefaultConfig() {
        return Optional.ofNullable(defaultConfig);
    }

    @Override
    public ResourceCodec<T> getCodec() {
        return codec;
    }

    @Override
    public Optional<ResourceRouteDelegate> getRouteDelegate() {
        return Optional.ofNullable(routeDelegate);
    }

    @Override
    public ValidationErrors validate(T config) {
        ValidationErrors.Builder errors = new ValidationErrors.Builder();
        validator.accept(config, errors);
        return errors.build();
    }

    /** Describes a kind of configuration. */
    public static final class Builder<T> {
        private final Class<T> configClass;
        private ResourceType resourceType;
        private boolean singleton;
        private T defaultConfig;
        private ResourceRouteDelegate routeDelegate;
        private BiConsumer<T, ValidationErrors.Builder> validator = (config, errors) -> {};

        Builder(Class<T> configClass) {
            this.configClass = Objects.requireNonNull(configClass);
        }

        public Builder<T> resourceType(ResourceType type) {
            resourceType = type;
            return this;
        }

        /** Shown by the gateway's own form pages, which this implementation has not. */
        public Builder<T> categoryName(String name) {
            return this;
        }

        public Builder<T> categoryNameKey(String bundleKey) {
            return this;
        }

        public Builder<T> description(String text) {
            return this;
        }

        public Builder<T> defaultConfig(T config) {
            defaultConfig = config;
            return this;
        }

        public Builder<T> singleton() {
            singleton = true;
            return this;
        }

        public Builder<T> buildValidator(BiConsumer<T, ValidationErrors.Builder> checks) {
            validator = checks;
            return this;
        }

        public Builder<T> buildRouteDelegate(Consumer<ResourceRouteDelegate.Builder> routes) {
            ResourceRouteDelegate.Builder builder = new ResourceRouteDelegate.Builder();
            routes.accept(builder);
            routeDelegate = builder.build();
            return this;
        }

        public DefaultResourceTypeMeta<T> build() {
            return new DefaultResourceTypeMeta<>(this);
        }
    }
}
