package dev.exchangeworkflows.modl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** What a module.xml says, in its order. Jar rows are folded: one row a jar, with all its scopes. */
record ModuleDescription(
        String name,
        String id,
        String version,
        String description,
        String license,
        String requiredIgnitionVersion,
        boolean freeModule,
        String documentation,
        List<Scoped> hooks,
        List<Scoped> depends,
        List<Scoped> jars) {

    static final String FRAMEWORK_VERSION = "8";

    /** A class, module id or file name with the scopes it is meant for. */
    record Scoped(String scope, String value) {}

    /**
     * Joins what the repository says once (gradle.properties: name, id, version) with what this build says for itself
     * (module.properties). Jars are added by the packer, from what the build made.
     */
    static ModuleDescription of(Properties shared, Properties own, String version, List<Scoped> jars) {
        return new ModuleDescription(
                need(shared, "workflows.name"),
                need(shared, "workflows.id"),
                version,
                need(own, "description"),
                need(own, "license"),
                need(own, "requiredIgnitionVersion"),
                Boolean.parseBoolean(need(own, "freeModule")),
                need(own, "documentation"),
                scoped(need(own, "hooks")),
                scoped(own.getProperty("depends", "")),
                jars);
    }

    static String need(Properties properties, String key) {
        String value = properties.getProperty(key);
        if (value == null) {
            throw new IllegalArgumentException("the property " + key + " is missing");
        }
        return value.trim();
    }

    /** Reads {@code G some.Hook, D other.Hook}; the order stays. */
    static List<Scoped> scoped(String text) {
        List<Scoped> rows = new ArrayList<>();
        for (String row : text.split(",")) {
            if (!row.isBlank()) {
                String[] words = row.trim().split("\\s+");
                if (words.length != 2) {
                    throw new IllegalArgumentException("expected 'SCOPE value', found '" + row.trim() + "'");
                }
                rows.add(new Scoped(words[0], words[1]));
            }
        }
        return rows;
    }

    /** {@code scope.common=CDG} and its like: project name to scope letters. */
    static Map<String, String> scopes(Properties own) {
        Map<String, String> scopes = new TreeMap<>();
        for (String key : own.stringPropertyNames()) {
            if (key.startsWith("scope.")) {
                scopes.put(key.substring("scope.".length()), need(own, key));
            }
        }
        return scopes;
    }
}
