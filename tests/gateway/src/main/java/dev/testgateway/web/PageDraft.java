package dev.testgateway.web;

import com.inductiveautomation.ignition.common.resourcecollection.ResourceType;
import com.inductiveautomation.ignition.gateway.dataroutes.PermissionType;
import com.inductiveautomation.ignition.gateway.web.nav.NavigationPageBuilder;
import com.inductiveautomation.ignition.gateway.web.nav.Section;
import com.inductiveautomation.ignition.gateway.web.systemjs.SystemJsModule;
import java.util.Objects;
import java.util.stream.Stream;

/** A page that is being described. */
final class PageDraft implements NavigationPageBuilder {
    private final String name;
    private String title;
    private int position = Integer.MAX_VALUE;
    private PermissionType permission;
    private String route;
    private String component;
    private SystemJsModule bundle;
    private Section section;
    private SectionDraft.Category category;

    PageDraft(String name) {
        this.name = name;
        this.title = name;
    }

    @Override
    public PageDraft position(int value) {
        position = value;
        return this;
    }

    @Override
    public PageDraft title(String value) {
        title = value;
        return this;
    }

    @Override
    public PageDraft requiredPermission(PermissionType value) {
        permission = value;
        return this;
    }

    @Override
    public PageDraft addAssociatedResourceType(ResourceType type) {
        return this;
    }

    @Override
    public PageDraft mount(String path, String export, SystemJsModule module) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("A page's route begins with a slash: " + path);
        }
        route = path;
        component = Objects.requireNonNull(export, "component");
        bundle = Objects.requireNonNull(module, "module");
        return this;
    }

    @Override
    public PageDraft build() {
        return this;
    }

    PageDraft in(Section where, SectionDraft.Category group) {
        section = where;
        category = group;
        return this;
    }

    Page build(String owner) {
        if (route == null) {
            throw new IllegalArgumentException("Page '" + name + "' was never mounted");
        }
        return new Page(
                section,
                category.id,
                category.label,
                name,
                title,
                position,
                Stream.of(permission, category.permission).filter(Objects::nonNull).toList(),
                route,
                component,
                bundle,
                owner);
    }
}

