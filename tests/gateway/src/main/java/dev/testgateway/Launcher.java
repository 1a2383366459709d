package dev.testgateway;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Starts a main class with the platform and the test gateway in loaders of their own: what modules and scripts see is
 * {@code lib/platform}, and nothing of the test gateway.
 */
public final class Launcher {
    private Launcher() {}

    public static void main(String[] args) throws Exception {
        String main = args.length > 0 && args[0].equals("app") ? "dev.testgateway.apps.AppMain" : "dev.testgateway.Main";
        Path self = Path.of(Launcher.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path lib = self.getParent().resolve("lib");
        ClassLoader platform = new URLClassLoader("platform", jars(lib.resolve("platform")), ClassLoader.getPlatformClassLoader());
        List<URL> own = new ArrayList<>(List.of(jars(lib.resolve("gateway"))));
        own.add(0, self.toUri().toURL());
        ClassLoader gateway = new URLClassLoader("gateway", own.toArray(new URL[0]), platform);
        Thread.currentThread().setContextClassLoader(gateway);
        gateway.loadClass(main).getMethod("main", String[].class).invoke(null, (Object) args);
    }

    private static URL[] jars(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            List<URL> urls = new ArrayList<>();
            for (Path jar : files.filter(f -> f.toString().endsWith(".jar")).sorted().toList()) urls.add(jar.toUri().toURL());
            return urls.toArray(new URL[0]);
        }
    }

    /** The command that starts another process like this one. */
    public static List<String> command(String... args) {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        Path self = location();
        if (Files.isDirectory(self.getParent().resolve("lib")) && Files.isRegularFile(self)) {
            command.addAll(List.of("-cp", self.toString(), Launcher.class.getName()));
            command.addAll(List.of(args));
        } else {
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.testgateway.apps.AppMain"));
            command.addAll(List.of(args));
        }
        return command;
    }

    private static Path location() {
        try {
            return Path.of(Launcher.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
