package com.inductiveautomation.ignition.gateway.tags.managed;

import com.inductiveautomation.ignition.common.model.values.QualityCode;
import com.inductiveautomation.ignition.common.tags.model.SecurityContext;
import com.inductiveautomation.ignition.common.tags.model.TagPath;

@FunctionalInterface
public interface WriteHandler {
    QualityCode write(TagPath path, Object value);

    default QualityCode write(TagPath path, Object value, SecurityContext security) {
        return write(path, value);
    }
}
