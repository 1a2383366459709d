package dev.testgateway;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what has not been collected, by name, and holds none of it. */
final class Alive {
    private record Seen(String name, WeakReference<Object> thing) {}

    private final List<Seen> all = new ArrayList<>();

    synchronized void track(String name, Object thing) {
        all.add(new Seen(name, new WeakReference<>(thing)));
    }

    synchronized Map<String, Integer> count() {
        all.removeIf(s -> s.thing().get() == null);
        Map<String, Integer> counts = new TreeMap<>();
        for (Seen s : all) counts.merge(s.name(), 1, Integer::sum);
        return counts;
    }

    static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
