package dev.testgateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which certificates somebody accepted for which module: {@code data/modules.json}. */
record Acceptance(Path file) {
    void require(ModuleFile module, boolean acceptNow) throws ModuleRefused {
        String id = module.info().id();
        try {
            Map<String, Object> known = new TreeMap<>(Files.exists(file) ? Json.object(Files.readString(file)) : Map.of());
            if (known.get(id) instanceof Map<?, ?> row && module.fingerprint().equals(row.get("certFingerprint"))) return;
            if (!acceptNow && !environment().contains(id)) {
                throw new ModuleRefused(id + " waits: nobody has accepted its certificate " + module.fingerprint()
                        + " (--accept-modules, or ACCEPT_MODULE_CERTS=" + id + ")");
            }
            known.put(id, Map.of("certFingerprint", module.fingerprint()));
            Files.createDirectories(file.getParent());
            Files.writeString(file, Json.write(known));
        } catch (IOException e) {
            throw new ModuleRefused("cannot read or write " + file, e);
        }
    }

    private static List<String> environment() {
        return Arrays.asList(System.getenv().getOrDefault("ACCEPT_MODULE_CERTS", "").split("\\s*,\\s*"));
    }
}
