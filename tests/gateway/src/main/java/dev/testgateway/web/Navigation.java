package dev.testgateway.web;

import com.inductiveautomation.ignition.gateway.web.nav.NavigationModel;
import com.inductiveautomation.ignition.gateway.web.nav.NavigationSection;
import com.inductiveautomation.ignition.gateway.web.nav.Section;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The rail: pages of modules, by section and category. */
final class Navigation implements NavigationModel {
    private final Owners owners;
    private final BundleRegistry bundles;
    private final List<Page> pages = new ArrayList<>();

    Navigation(Owners owners, BundleRegistry bundles) {
        this.owners = owners;
        this.bundles = bundles;
    }

    @Override
    public NavigationSection getHome() {
        return section(Section.HOME);
    }

    @Override
    public NavigationSection getPlatform() {
        return section(Section.PLATFORM);
    }

    @Override
    public NavigationSection getConnections() {
        return section(Section.CONNECTIONS);
    }

    @Override
    public NavigationSection getNetwork() {
        return section(Section.NETWORK);
    }

    @Override
    public NavigationSection getServices() {
        return section(Section.SERVICES);
    }

    @Override
    public NavigationSection getDiagnostics() {
        return section(Section.DIAGNOSTICS);
    }

    private NavigationSection section(Section section) {
        return new SectionDraft(section, this);
    }

    /** A route that exists is replaced: the newest module wins. A bundle that no one registered works all the same. */
    synchronized void add(PageDraft draft) {
        Page page = draft.build(owners.caller().orElse(null));
        pages.removeIf(other -> other.route().equals(page.route()));
        pages.add(page);
        if (!bundles.urls().containsKey(page.bundle().getModuleName())) {
            bundles.add(page.bundle());
        }
    }

    synchronized void removeOf(String moduleId) {
        pages.removeIf(page -> moduleId.equals(page.owner()));
    }

    synchronized List<Page> pages() {
        List<Page> sorted = new ArrayList<>(pages);
        sorted.sort(Comparator.comparing(Page::section)
                .thenComparing(Page::category)
                .thenComparingInt(Page::position)
                .thenComparing(Page::name));
        return sorted;
    }

    Optional<Page> find(String route) {
        return pages().stream().filter(page -> page.route().equals(route)).findFirst();
    }
}
