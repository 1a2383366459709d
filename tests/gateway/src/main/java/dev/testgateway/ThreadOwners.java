package dev.testgateway;

import java.lang.ref.Reference;
import java.lang.reflect.Field;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which module a thread belongs to. A thread is a module's when its class, its task's class or its context class
 * loader comes from the module's loader, or when code of the module was on the stack at the moment it was made, or on
 * that of the thread that made it: Java remembers that in the thread's inherited access-control context.
 */
final class ThreadOwners {
    private static final Field INHERITED = field(Thread.class, "inheritedAccessControlContext");
    private static final Field TARGET = field(Thread.class, "target");
    private static final Field DOMAINS = field(java.security.AccessControlContext.class, "context");

    private ThreadOwners() {}

    private static Field field(Class<?> type, String name) {
        try {
            Field f = type.getDeclaredField(name);
            f.setAccessible(true);
            return f;
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new IllegalStateException("start with --add-opens java.base/java.lang=ALL-UNNAMED"
                    + " --add-opens java.base/java.security=ALL-UNNAMED", e);
        }
    }

    /** Names of living threads by module id; threads of loaders whose module was replaced count too. */
    static Map<String, List<String>> byModule() {
        Map<String, List<String>> found = new TreeMap<>();
        for (Thread t : Thread.getAllStackTraces().keySet()) {
            String owner = owner(t);
            if (owner != null) found.computeIfAbsent(owner, k -> new ArrayList<>()).add(t.getName());
        }
        Map<String, List<String>> sorted = new LinkedHashMap<>();
        found.forEach((id, names) -> sorted.put(id, names.stream().sorted().toList()));
        return sorted;
    }

    static String owner(Thread t) {
        String owner = of(t.getClass().getClassLoader());
        if (owner == null) owner = of(t.getContextClassLoader());
        try {
            Object target = TARGET.get(t);
            if (owner == null && target != null) owner = of(target.getClass().getClassLoader());
            Object context = INHERITED.get(t);
            if (owner == null && context != null) owner = of((ProtectionDomain[]) DOMAINS.get(context));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
        Reference.reachabilityFence(t);
        return owner;
    }

    private static String of(ProtectionDomain[] domains) {
        if (domains == null) return null;
        for (ProtectionDomain d : domains) {
            String owner = d == null ? null : of(d.getClassLoader());
            if (owner != null) return owner;
        }
        return null;
    }

    private static String of(ClassLoader loader) {
        for (ClassLoader l = loader; l != null; l = l.getParent()) if (l instanceof ModuleLoader m) return m.moduleId();
        return null;
    }
}
