package dev.testgateway.web;

import com.inductiveautomation.ignition.common.gson.reflect.TypeToken;
import com.inductiveautomation.ignition.gateway.dataroutes.PermissionType;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which roles each gateway-wide permission asks for, any of them: {@code permissions.json} in the home folder. An empty
 * set asks for nothing. The access set is empty and the others want an administrator, as a gateway ships; one role more
 * may read, so that there is somebody who reads and does not write.
 */
final class PermissionSets {
    private static final Map<String, List<String>> DEFAULTS = Map.of(
            "access", List.of(), "read", List.of("Administrator", "Viewer"), "write", List.of("Administrator"));

    private final JsonFile<Map<String, List<String>>> file;

    PermissionSets(Path home) {
        file = new JsonFile<>(
                home.resolve("permissions.json"), new TypeToken<Map<String, List<String>>>() {}.getType(), DEFAULTS);
    }

    boolean asksForNothing(PermissionType permission) {
        return roles(permission).isEmpty();
    }

    boolean allows(PermissionType permission, Collection<String> roles) {
        return asksForNothing(permission) || roles(permission).stream().anyMatch(roles::contains);
    }

    private List<String> roles(PermissionType permission) {
        String name = permission.name().toLowerCase(Locale.ROOT);
        return file.get().getOrDefault(name, DEFAULTS.get(name));
    }
}
