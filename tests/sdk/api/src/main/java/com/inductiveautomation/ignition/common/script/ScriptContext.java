package com.inductiveautomation.ignition.common.script;

import java.util.Optional;
import java.util.function.Consumer;

/** The calling thread's project and defaults. */
public final class ScriptContext implements AutoCloseable {
    private static final ThreadLocal<Values> CURRENT = new ThreadLocal<>();
    private final Values before;

    private ScriptContext(Values before) {
        this.before = before;
    }

    private record Values(String project, String datasource, String tagProvider, String description) {}

    private static final Values NONE = new Values(null, null, null, null);

    private static Values current() {
        Values values = CURRENT.get();
        return values == null ? NONE : values;
    }

    public static Optional<String> getDefaultProject() {
        return Optional.ofNullable(current().project);
    }

    public static Optional<String> getDefaultDatasource() {
        return Optional.ofNullable(current().datasource);
    }

    public static Optional<String> getDefaultTagProvider() {
        return Optional.ofNullable(current().tagProvider);
    }

    public static Optional<String> getDescription() {
        return Optional.ofNullable(current().description);
    }

    /** Holds until closed; what the builder does not set stays as it was. */
    public static ScriptContext push(Consumer<Builder> change) {
        ScriptContext pushed = new ScriptContext(CURRENT.get());
        Builder builder = new Builder(current());
        change.accept(builder);
        CURRENT.set(builder.build());
        return pushed;
    }

    public static void clear() {
        CURRENT.remove();
    }

    @Override
    public void close() {
        if (before == null) CURRENT.remove();
        else CURRENT.set(before);
    }

    public static final class Builder {
        private String project;
        private String datasource;
        private String tagProvider;
        private String description;

        private Builder(Values from) {
            project = from.project;
            datasource = from.datasource;
            tagProvider = from.tagProvider;
            description = from.description;
        }

        public Builder project(String name) {
            project = name;
            return this;
        }

        public Builder datasource(String name) {
            datasource = name;
            return this;
        }

        public Builder tagProvider(String name) {
            tagProvider = name;
            return this;
        }

        public Builder description(String text) {
            description = text;
            return this;
        }

        private Values build() {
            return new Values(project, datasource, tagProvider, description);
        }
    }
}
