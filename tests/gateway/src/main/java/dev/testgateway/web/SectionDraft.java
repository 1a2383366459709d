package dev.testgateway.web;

import com.inductiveautomation.ignition.gateway.dataroutes.PermissionType;
import com.inductiveautomation.ignition.gateway.web.nav.NavigationCategoryBuilder;
import com.inductiveautomation.ignition.gateway.web.nav.NavigationPageBuilder;
import com.inductiveautomation.ignition.gateway.web.nav.NavigationSection;
import com.inductiveautomation.ignition.gateway.web.nav.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Takes categories and their pages into the rail. */
record SectionDraft(Section section, Navigation navigation) implements NavigationSection {
    @Override
    public NavigationSection addCategory(String id, Consumer<NavigationCategoryBuilder> category) {
        Category draft = new Category(id);
        category.accept(draft);
        draft.pages.forEach(page -> navigation.add(page.in(section, draft)));
        return this;
    }

    /** A category with its pages; a later one with the same id adds to it. */
    static final class Category implements NavigationCategoryBuilder {
        final String id;
        final List<PageDraft> pages = new ArrayList<>();
        String label;
        PermissionType permission;

        Category(String id) {
            this.id = id;
            this.label = id;
        }

        @Override
        public Category label(String value) {
            label = value;
            return this;
        }

        /** Categories stand in the order of their ids here. */
        @Override
        public Category position(int value) {
            return this;
        }

        @Override
        public Category requiredPermission(PermissionType value) {
            permission = value;
            return this;
        }

        @Override
        public Category addPage(String name, Consumer<NavigationPageBuilder> page) {
            PageDraft draft = new PageDraft(name);
            page.accept(draft);
            pages.add(draft);
            return this;
        }

        @Override
        public Category build() {
            return this;
        }
    }
}
