package dev.testgateway.web;

import com.inductiveautomation.ignition.common.licensing.LicenseState;
import com.inductiveautomation.ignition.gateway.model.GatewayModuleHook;
import dev.testgateway.web.sample.SampleHook;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.net.URL;
import java.net.URLClassLoader;

/** The sample module out of a jar, in a class loader of its own, as a gateway loads one. */
final class SampleModule {
    static final String ID = "test.sample";
    private static final String PACKAGE = SampleHook.class.getPackageName();

    private final WebFixture gateway;
    final URLClassLoader loader;
    final GatewayModuleHook hook;

    private SampleModule(WebFixture gateway, URLClassLoader loader, GatewayModuleHook hook) {
        this.gateway = gateway;
        this.loader = loader;
        this.hook = hook;
    }

    /** Loads, sets up, starts and mounts it. The files go into its mounted folder. */
    static SampleModule start(WebFixture gateway, boolean tidy, Map<String, String> files) throws Exception {
        URLClassLoader loader = new OwnClasses(new URL[] {jar(gateway.home, files).toUri().toURL()});
        gateway.loaders.put(loader, ID);
        GatewayModuleHook hook = (GatewayModuleHook) loader.loadClass(SampleHook.class.getName())
                .getConstructor(boolean.class)
                .newInstance(tidy);
        hook.setup(gateway.context);
        hook.startup((LicenseState) null);
        gateway.web.mount(ID, loader, hook);
        return new SampleModule(gateway, loader, hook);
    }

    /** What it left behind. */
    List<String> stop() throws IOException {
        hook.shutdown();
        gateway.loaders.remove(loader);
        List<String> left = gateway.web.unmount(ID);
        loader.close();
        return left;
    }

    private static Path jar(Path home, Map<String, String> files) throws IOException {
        Path jar = Files.createTempFile(home, "sample", ".jar");
        Map<String, byte[]> entries = new TreeMap<>();
        files.forEach((name, text) -> entries.put("mounted/" + name, text.getBytes(StandardCharsets.UTF_8)));
        for (String name : List.of("SampleHook", "SampleHook$1", "SampleSettings", "SampleServlet")) {
            String path = PACKAGE.replace('.', '/') + "/" + name + ".class";
            try (InputStream in = SampleModule.class.getClassLoader().getResourceAsStream(path)) {
                entries.put(path, in.readAllBytes());
            }
        }
        try (OutputStream out = Files.newOutputStream(jar); JarOutputStream zip = new JarOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new JarEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return jar;
    }

    private static final class OwnClasses extends URLClassLoader {
        OwnClasses(URL[] urls) {
            super(urls, SampleModule.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(PACKAGE + ".")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }
}
