package dev.exchangeworkflows.workflows.gateway.projects;

import com.inductiveautomation.ignition.common.resourcecollection.Resource;
import com.inductiveautomation.ignition.common.resourcecollection.ResourceFilter;
import com.inductiveautomation.ignition.common.resourcecollection.ResourceId;
import com.inductiveautomation.ignition.common.resourcecollection.RuntimeResourceCollection;
import com.inductiveautomation.ignition.common.script.ModuleLibrary;
import com.inductiveautomation.ignition.gateway.project.ProjectManager;
import com.inductiveautomation.ignition.gateway.resourcecollection.ResourceCollectionLifecycle;
import com.inductiveautomation.ignition.gateway.resourcecollection.ResourceCollectionLifecycleFactory;
import java.util.List;
import java.util.function.Consumer;

/** Tells which project's scripts changed. */
final class ScriptLifecycles extends ResourceCollectionLifecycleFactory<ScriptLifecycles.Lifecycle> {
    private final Consumer<String> changed;

    ScriptLifecycles(ProjectManager projects, Consumer<String> changed) {
        super(projects);
        this.changed = changed;
    }

    @Override
    public Lifecycle createLifecycle(RuntimeResourceCollection project) {
        return new Lifecycle(project, () -> changed.accept(project.getName()));
    }

    @Override
    protected ResourceFilter getResourceFilter() {
        return ResourceFilter.newBuilder().addResourceTypes(List.of(ModuleLibrary.RESOURCE_TYPE)).build();
    }

    /** One project's. */
    static final class Lifecycle extends ResourceCollectionLifecycle {
        private final Runnable changed;

        Lifecycle(RuntimeResourceCollection project, Runnable changed) {
            super(project);
            this.changed = changed;
        }

        @Override
        protected void onStartup(List<Resource> resources) {
            changed.run();
        }

        @Override
        protected void onShutdown(List<ResourceId> resources) {
            changed.run();
        }

        @Override
        protected void onResourcesCreated(List<Resource> resources) {
            changed.run();
        }

        @Override
        protected void onResourcesModified(List<Resource> resources) {
            changed.run();
        }

        @Override
        protected void onResourcesDeleted(List<ResourceId> resources) {
            changed.run();
        }
    }
}
