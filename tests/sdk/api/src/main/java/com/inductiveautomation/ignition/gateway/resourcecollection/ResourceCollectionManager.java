package com.inductiveautomation.ignition.gateway.resourcecollection;

import com.inductiveautomation.ignition.common.resourcecollection.ChangeOperation;
import com.inductiveautomation.ignition.common.resourcecollection.RuntimeResourceCollection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

public interface ResourceCollectionManager {
    Optional<RuntimeResourceCollection> find(String name);

    List<String> getNames();

    CompletableFuture<Void> push(List<ChangeOperation> changes);

    CompletableFuture<Void> requestScan();

    void addListener(ResourceCollectionListener listener);

    void removeListener(ResourceCollectionListener listener);
}
