package com.inductiveautomation.ignition.gateway.web.nav;

import com.inductiveautomation.ignition.common.resourcecollection.ResourceType;
import com.inductiveautomation.ignition.gateway.dataroutes.PermissionType;
import com.inductiveautomation.ignition.gateway.web.systemjs.SystemJsModule;

/** One page: a route inside the shell and the exported component that is rendered there. */
public interface NavigationPageBuilder {
    NavigationPageBuilder position(int position);

    NavigationPageBuilder title(String title);

    NavigationPageBuilder requiredPermission(PermissionType permission);

    NavigationPageBuilder addAssociatedResourceType(ResourceType type);

    NavigationPageBuilder mount(String route, String component, SystemJsModule module);

    NavigationPageBuilder build();
}
