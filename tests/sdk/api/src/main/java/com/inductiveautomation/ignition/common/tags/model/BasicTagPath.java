package com.inductiveautomation.ignition.common.tags.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

public class BasicTagPath implements TagPath {
    private final String source;
    private final List<String> parts;

    public BasicTagPath(String source, List<String> parts) {
        this.source = source;
        this.parts = List.copyOf(parts);
    }

    @Override
    public String getSource() {
        return source;
    }

    @Override
    public String getItemName() {
        return parts.isEmpty() ? "" : parts.get(parts.size() - 1);
    }

    @Override
    public int getPathLength() {
        return parts.size();
    }

    @Override
    public String getPathComponent(int index) {
        return parts.get(index);
    }

    @Override
    public TagPath getParentPath() {
        return parts.isEmpty() ? null : new BasicTagPath(source, parts.subList(0, parts.size() - 1));
    }

    @Override
    public TagPath getChildPath(String name) {
        List<String> longer = new ArrayList<>(parts);
        longer.add(name);
        return new BasicTagPath(source, longer);
    }

    @Override
    public String toStringFull() {
        return (source == null ? "" : "[" + source + "]") + toStringPartial();
    }

    @Override
    public String toStringPartial() {
        return String.join("/", parts);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof TagPath p && toStringFull().equalsIgnoreCase(p.toStringFull());
    }

    @Override
    public int hashCode() {
        return Objects.hash(toStringFull().toLowerCase());
    }

    @Override
    public String toString() {
        return toStringFull();
    }
}
