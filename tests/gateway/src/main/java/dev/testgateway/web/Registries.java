package dev.testgateway.web;

import com.codahale.metrics.Counter;
import com.codahale.metrics.Gauge;
import com.codahale.metrics.Histogram;
import com.codahale.metrics.Meter;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.MetricRegistryListener;
import com.codahale.metrics.Timer;
import com.codahale.metrics.health.HealthCheck;
import com.codahale.metrics.health.HealthCheckRegistry;
import com.codahale.metrics.health.HealthCheckRegistryListener;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The global metrics and health checks, and which module put which there. */
final class Registries {
    private final MetricRegistry metrics = new MetricRegistry();
    private final HealthCheckRegistry health = new HealthCheckRegistry();
    private final Owned metricOwners;
    private final Owned healthOwners;

    Registries(Owners owners) {
        metricOwners = new Owned(owners);
        healthOwners = new Owned(owners);
        metrics.addListener(new MetricsWatch(metricOwners));
        health.addListener(new HealthWatch(healthOwners));
    }

    MetricRegistry metrics() {
        return metrics;
    }

    HealthCheckRegistry health() {
        return health;
    }

    List<String> metricsOf(String moduleId) {
        return metricOwners.of(moduleId);
    }

    List<String> healthOf(String moduleId) {
        return healthOwners.of(moduleId);
    }

    /** The values of the gauges and the answers of the checks, now; one that fails says so. */
    Map<String, Object> state() {
        Map<String, Object> gauges = new TreeMap<>();
        metrics.getGauges().forEach((name, gauge) -> gauges.put(name, value(gauge::getValue)));
        Map<String, Object> checks = new TreeMap<>();
        health.getNames().forEach(name -> checks.put(name, value(() -> answer(health.runHealthCheck(name)))));
        return Map.of("gauges", gauges, "health", checks, "names", List.copyOf(metrics.getNames()));
    }

    private static String value(Supplier<Object> read) {
        try {
            return String.valueOf(read.get());
        } catch (RuntimeException | LinkageError e) {
            return "failed: " + e;
        }
    }

    private static String answer(HealthCheck.Result result) {
        return (result.isHealthy() ? "healthy" : "unhealthy")
                + (result.getMessage() == null ? "" : ": " + result.getMessage());
    }

    void removeOf(String moduleId) {
        metricsOf(moduleId).forEach(metrics::remove);
        healthOf(moduleId).forEach(health::unregister);
    }

    private record HealthWatch(Owned owned) implements HealthCheckRegistryListener {
        @Override
        public void onHealthCheckAdded(String name, HealthCheck check) {
            owned.added(name);
        }

        @Override
        public void onHealthCheckRemoved(String name, HealthCheck check) {
            owned.removed(name);
        }
    }

    private record MetricsWatch(Owned owned) implements MetricRegistryListener {
        @Override
        public void onGaugeAdded(String name, Gauge<?> gauge) {
            owned.added(name);
        }

        @Override
        public void onGaugeRemoved(String name) {
            owned.removed(name);
        }

        @Override
        public void onCounterAdded(String name, Counter counter) {
            owned.added(name);
        }

        @Override
        public void onCounterRemoved(String name) {
            owned.removed(name);
        }

        @Override
        public void onHistogramAdded(String name, Histogram histogram) {
            owned.added(name);
        }

        @Override
        public void onHistogramRemoved(String name) {
            owned.removed(name);
        }

        @Override
        public void onMeterAdded(String name, Meter meter) {
            owned.added(name);
        }

        @Override
        public void onMeterRemoved(String name) {
            owned.removed(name);
        }

        @Override
        public void onTimerAdded(String name, Timer timer) {
            owned.added(name);
        }

        @Override
        public void onTimerRemoved(String name) {
            owned.removed(name);
        }
    }
}
