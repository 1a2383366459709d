package com.inductiveautomation.ignition.common.tags.browsing;

import com.inductiveautomation.ignition.common.model.values.QualifiedValue;
import com.inductiveautomation.ignition.common.sqltags.model.types.DataType;
import com.inductiveautomation.ignition.common.tags.model.TagPath;

public interface NodeDescription {
    String getName();

    TagPath getFullPath();

    boolean hasChildren();

    DataType getDataType();

    QualifiedValue getCurrentValue();
}
