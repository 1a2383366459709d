package com.inductiveautomation.ignition.gateway.config;

/** Puts a kind of configuration on REST. The type's name is unconfirmed: call sites use lambdas. */
public record ResourceRouteDelegate(Class<?> configSchema, String openApiGroupName, String openApiTagName) {
    /** Describes the routes. */
    public static final class Builder {
        private Class<?> schema;
        private String group;
        private String tag;

        Builder() {}

        public Builder configSchema(Class<?> type) {
            schema = type;
            return this;
        }

        public Builder openApiGroupName(String name) {
            group = name;
            return this;
        }

        public Builder openApiTagName(String name) {
            tag = name;
            return this;
        }

        ResourceRouteDelegate build() {
            return new ResourceRouteDelegate(schema, group, tag);
        }
    }
}
