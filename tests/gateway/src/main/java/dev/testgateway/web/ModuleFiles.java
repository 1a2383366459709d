package dev.testgateway.web;

import com.inductiveautomation.ignition.gateway.model.GatewayModuleHook;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.util.Optional;

/** The files of a module's mounted resource folder, out of its own jars only. */
final class ModuleFiles {
    private final GatewayModuleHook hook;
    private final ClassLoader loader;
    private final String folder;

    ModuleFiles(GatewayModuleHook hook, ClassLoader loader, String folder) {
        this.hook = hook;
        this.loader = loader;
        this.folder = folder;
    }

    GatewayModuleHook hook() {
        return hook;
    }

    /** @param path with its leading slash; a folder and anything outside are no files */
    Optional<byte[]> read(String path) throws IOException {
        if (path.contains("..") || path.endsWith("/")) {
            return Optional.empty();
        }
        String name = folder + path;
        URL url = loader instanceof URLClassLoader jars ? jars.findResource(name) : loader.getResource(name);
        return url == null ? Optional.empty() : Optional.of(bytes(url));
    }

    /** A cached connection would keep the jar open after the module is gone. */
    private static byte[] bytes(URL url) throws IOException {
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        try (InputStream in = connection.getInputStream()) {
            return in.readAllBytes();
        }
    }
}
