package dev.testgateway.web;

import com.inductiveautomation.ignition.gateway.web.systemjs.SystemJsModule;
import com.inductiveautomation.ignition.gateway.web.systemjs.SystemJsModuleRegistry;
import java.util.Map;
import java.util.TreeMap;

/** The bundles that modules named, each with its owner. */
final class BundleRegistry implements SystemJsModuleRegistry {
    private final Map<String, SystemJsModule> modules = new TreeMap<>();
    private final Owned owned;

    BundleRegistry(Owners owners) {
        owned = new Owned(owners);
    }

    @Override
    public synchronized void add(SystemJsModule module) {
        modules.put(module.getModuleName(), module);
        owned.added(module.getModuleName());
    }

    synchronized Map<String, String> urls() {
        Map<String, String> urls = new TreeMap<>();
        modules.values().forEach(module -> urls.put(module.getModuleName(), module.getUrl()));
        return urls;
    }

    synchronized void removeOf(String moduleId) {
        owned.of(moduleId).forEach(name -> {
            modules.remove(name);
            owned.removed(name);
        });
    }
}
