package dev.testgateway.web;

import com.inductiveautomation.ignition.common.gson.Gson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The gateway's own files below {@code /res/sys}, among them the import map of SystemJS. */
final class SystemFiles {
    static final String IMPORT_MAP = "/importmap.json";
    private static final String FOLDER = "dev/testgateway/web/sys";

    private final BundleRegistry bundles;

    SystemFiles(BundleRegistry bundles) {
        this.bundles = bundles;
    }

    Optional<byte[]> read(String path) throws IOException {
        if (path.equals(IMPORT_MAP)) {
            return Optional.of(importMap().getBytes(StandardCharsets.UTF_8));
        }
        if (path.contains("..")) {
            return Optional.empty();
        }
        try (InputStream in = SystemFiles.class.getClassLoader().getResourceAsStream(FOLDER + path)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }

    private String importMap() {
        Map<String, String> imports = new TreeMap<>(bundles.urls());
        imports.put("react", "/res/sys/js/react.production.min.js");
        imports.put("react-dom", "/res/sys/js/react-dom.production.min.js");
        return new Gson().toJson(Map.of("imports", imports));
    }
}
