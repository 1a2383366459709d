package dev.testgateway.web;

import com.inductiveautomation.ignition.gateway.dataroutes.CacheKeyGen;
import com.inductiveautomation.ignition.gateway.dataroutes.RequestContext;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps rendered answers for a while. */
final class RouteCache {
    private final long nanos;
    private final CacheKeyGen keys;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    RouteCache(long nanos, CacheKeyGen keys) {
        this.nanos = nanos;
        this.keys = keys;
    }

    Optional<String> find(RequestContext request) {
        return Optional.ofNullable(entries.get(keys.generateCacheKey(request)))
                .filter(entry -> System.nanoTime() - entry.since < nanos)
                .map(Entry::body);
    }

    void keep(RequestContext request, String body) {
        entries.put(keys.generateCacheKey(request), new Entry(System.nanoTime(), body));
    }

    private record Entry(long since, String body) {}
}
