package com.inductiveautomation.ignition.common.model.values;

import java.io.Serializable;
import java.util.Date;
import java.util.Objects;

public class BasicQualifiedValue implements QualifiedValue, Serializable {
    private final Object value;
    private final QualityCode quality;
    private final Date timestamp;

    public BasicQualifiedValue(Object value) {
        this(value, QualityCode.Good, new Date());
    }

    public BasicQualifiedValue(Object value, QualityCode quality) {
        this(value, quality, new Date());
    }

    public BasicQualifiedValue(Object value, QualityCode quality, Date timestamp) {
        this.value = value;
        this.quality = quality;
        this.timestamp = timestamp;
    }

    @Override
    public Object getValue() {
        return value;
    }

    @Override
    public QualityCode getQuality() {
        return quality;
    }

    @Override
    public Date getTimestamp() {
        return timestamp;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof QualifiedValue q
                && Objects.equals(value, q.getValue())
                && Objects.equals(quality, q.getQuality())
                && Objects.equals(timestamp, q.getTimestamp());
    }

    @Override
    public int hashCode() {
        return Objects.hash(value, quality, timestamp);
    }

    @Override
    public String toString() {
        return "[" + value + ", " + quality + ", " + timestamp + "]";
    }
}
