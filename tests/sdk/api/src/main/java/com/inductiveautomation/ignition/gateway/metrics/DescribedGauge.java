package com.inductiveautomation.ignition.gateway.metrics;

import com.codahale.metrics.Gauge;

/** A gauge and its label. */
record DescribedGauge<T>(String description, Gauge<T> gauge) implements Gauge<T> {
    @Override
    public T getValue() {
        return gauge.getValue();
    }
}
