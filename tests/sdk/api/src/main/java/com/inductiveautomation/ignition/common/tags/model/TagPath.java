package com.inductiveautomation.ignition.common.tags.model;

public interface TagPath {
    /** Provider name without brackets, or null. */
    String getSource();

    String getItemName();

    int getPathLength();

    String getPathComponent(int index);

    TagPath getParentPath();

    TagPath getChildPath(String name);

    String toStringFull();

    String toStringPartial();
}
