package com.inductiveautomation.ignition.common.resourcecollection;

import com.inductiveautomation.ignition.common.model.ApplicationScope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

public class ResourceFilter implements Predicate<Resource> {
    public static final ResourceFilter ALL_RESOURCES = new ResourceFilter(ApplicationScope.ALL, List.of());

    private final int scope;
    private final List<ResourceType> types;

    public ResourceFilter(int scope, List<ResourceType> types) {
        this.scope = scope;
        this.types = List.copyOf(types);
    }

    public int getScope() {
        return scope;
    }

    public List<ResourceType> getResourceTypes() {
        return types;
    }

    @Override
    public boolean test(Resource resource) {
        return (resource.getApplicationScope() & scope) != 0 && accepts(resource.getResourceType());
    }

    public boolean accepts(ResourceType type) {
        return types.isEmpty() || types.contains(type);
    }

    public static Builder newBuilder() {
        return new Builder();
    }

    public static class Builder {
        private int scope = ApplicationScope.ALL;
        private final List<ResourceType> types = new ArrayList<>();

        public Builder addResourceType(ResourceType type) {
            types.add(type);
            return this;
        }

        public Builder addResourceTypes(Collection<ResourceType> more) {
            types.addAll(more);
            return this;
        }

        public Builder setApplicationScope(int scope) {
            this.scope = scope;
            return this;
        }

        public ResourceFilter build() {
            return new ResourceFilter(scope, types);
        }
    }
}
