package com.inductiveautomation.ignition.gateway.web.nav;

import java.util.function.Consumer;

/** One section of the rail. The names of this type and of the builders are unconfirmed: call sites use lambdas. */
public interface NavigationSection {
    /** Adds a category, or adds to the one with that id. */
    NavigationSection addCategory(String id, Consumer<NavigationCategoryBuilder> category);
}
