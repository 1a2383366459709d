package com.inductiveautomation.ignition.gateway.tags.managed;

import com.inductiveautomation.ignition.common.tags.model.TagPath;

@FunctionalInterface
public interface DeletionHandler {
    DeletionResponse process(TagPath path);
}
