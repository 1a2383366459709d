package dev.testgateway;

import java.util.List;

/** What {@code module.xml} says. Scopes are bits of {@code ApplicationScope}. */
public record ModuleInfo(
        String id,
        String name,
        String version,
        String description,
        String license,
        String documentation,
        String requiredIgnitionVersion,
        int requiredFrameworkVersion,
        List<Hook> hooks,
        List<Jar> jars,
        List<Depends> depends) {

    public record Hook(String className, int scope) {}

    public record Jar(String file, int scope) {}

    public record Depends(String moduleId, int scope, boolean required) {}

    /** The hook class of a scope; the last one named wins, null when there is none. */
    public String hook(int scope) {
        String found = null;
        for (Hook h : hooks) if (h.scope() == scope) found = h.className();
        return found;
    }
}
