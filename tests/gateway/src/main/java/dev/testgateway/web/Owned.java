package dev.testgateway.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which module put which name somewhere. */
final class Owned {
    private final Owners owners;
    private final Map<String, String> byName = new TreeMap<>();

    Owned(Owners owners) {
        this.owners = owners;
    }

    synchronized void added(String name) {
        owners.caller().ifPresent(module -> byName.put(name, module));
    }

    synchronized void removed(String name) {
        byName.remove(name);
    }

    synchronized List<String> of(String moduleId) {
        List<String> names = new ArrayList<>();
        byName.forEach((name, owner) -> {
            if (owner.equals(moduleId)) {
                names.add(name);
            }
        });
        return names;
    }
}
