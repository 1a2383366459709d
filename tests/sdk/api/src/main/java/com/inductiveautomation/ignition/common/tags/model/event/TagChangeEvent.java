package com.inductiveautomation.ignition.common.tags.model.event;

import com.inductiveautomation.ignition.common.model.values.QualifiedValue;
import com.inductiveautomation.ignition.common.tags.model.TagPath;

public class TagChangeEvent {
    private final TagPath path;
    private final QualifiedValue value;
    private final boolean initial;

    public TagChangeEvent(TagPath path, QualifiedValue value, boolean initial) {
        this.path = path;
        this.value = value;
        this.initial = initial;
    }

    public TagPath getTagPath() {
        return path;
    }

    public QualifiedValue getValue() {
        return value;
    }

    public boolean isInitial() {
        return initial;
    }
}
