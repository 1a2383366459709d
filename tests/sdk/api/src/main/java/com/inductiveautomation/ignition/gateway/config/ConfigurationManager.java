package com.inductiveautomation.ignition.gateway.config;

import com.inductiveautomation.ignition.common.resourcecollection.ChangeOperation;
import com.inductiveautomation.ignition.common.resourcecollection.PushException;
import com.inductiveautomation.ignition.common.resourcecollection.Resource;
import com.inductiveautomation.ignition.common.resourcecollection.ResourceType;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The gateway's own resource collection, {@code core}. */
public interface ConfigurationManager {
    ResourceTypeMetaRegistry getResourceTypeMetaRegistry();

    List<Resource> getResources(ResourceType type);

    /** All or nothing. @throws PushException if a change does not meet what it expects to find */
    CompletableFuture<Void> push(List<ChangeOperation> changes) throws PushException;
}
