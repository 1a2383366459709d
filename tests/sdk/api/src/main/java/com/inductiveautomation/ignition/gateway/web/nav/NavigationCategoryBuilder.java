package com.inductiveautomation.ignition.gateway.web.nav;

import com.inductiveautomation.ignition.gateway.dataroutes.PermissionType;
import java.util.function.Consumer;

/** A group of pages under one label. */
public interface NavigationCategoryBuilder {
    NavigationCategoryBuilder label(String label);

    NavigationCategoryBuilder position(int position);

    NavigationCategoryBuilder requiredPermission(PermissionType permission);

    NavigationCategoryBuilder addPage(String name, Consumer<NavigationPageBuilder> page);

    NavigationCategoryBuilder build();
}
