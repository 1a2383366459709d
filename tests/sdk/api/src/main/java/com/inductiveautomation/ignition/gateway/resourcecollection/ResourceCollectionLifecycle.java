package com.inductiveautomation.ignition.gateway.resourcecollection;

import com.inductiveautomation.ignition.common.resourcecollection.Resource;
import com.inductiveautomation.ignition.common.resourcecollection.ResourceId;
import com.inductiveautomation.ignition.common.resourcecollection.RuntimeResourceCollection;
import java.util.List;

/** What a module runs for one project; see {@link ResourceCollectionLifecycleFactory}. */
public abstract class ResourceCollectionLifecycle {
    private volatile RuntimeResourceCollection collection;

    public ResourceCollectionLifecycle(RuntimeResourceCollection collection) {
        this.collection = collection;
    }

    public final RuntimeResourceCollection getResourceCollection() {
        return collection;
    }

    final void update(RuntimeResourceCollection newer) {
        this.collection = newer;
    }

    protected void onBeforeChanges() {}

    protected void onAfterChanges() {}

    protected abstract void onStartup(List<Resource> resources);

    protected abstract void onShutdown(List<ResourceId> resources);

    protected abstract void onResourcesCreated(List<Resource> resources);

    protected abstract void onResourcesModified(List<Resource> resources);

    protected abstract void onResourcesDeleted(List<ResourceId> resources);
}
