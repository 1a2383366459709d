package com.inductiveautomation.ignition.gateway.metrics;

import com.codahale.metrics.Gauge;

/** Gives a metric the description that the gateway shows as its label. */
public final class MetricBuilder {
    private String description;

    private MetricBuilder() {}

    public static MetricBuilder newBuilder() {
        return new MetricBuilder();
    }

    public MetricBuilder description(String value) {
        description = value;
        return this;
    }

    public <T> Gauge<T> buildGauge(Gauge<T> gauge) {
        return new DescribedGauge<>(description, gauge);
    }
}
