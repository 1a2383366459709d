package dev.exchangeworkflows.workflows.gateway.engine;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The names of the engine's Python modules, read from the jar (or folder) that holds them. */
final class EngineModules {
    static final String PREFIX = "pylib/";
    private static final String FIRST = PREFIX + "exchange/workflows/__init__.py";
    /** What only another host, a test or the external executor uses. */
    private static final List<String> ELSEWHERE =
            List.of("exchange.workflows.hosts.cpython", "exchange.workflows.worker", "exchange.workflows.testing",
                    "exchange.workflows.__main__");

    private EngineModules() {}

    static List<String> names(ClassLoader loader) {
        URL first = loader.getResource(FIRST);
        if (first == null) {
            throw new IllegalStateException("The module's jar holds no " + FIRST);
        }
        try (Stream<String> files = first.getProtocol().equals("jar") ? inJar(first) : inFolder(first)) {
            return files.filter(f -> f.endsWith(".py")).map(EngineModules::name).filter(EngineModules::isOurs).sorted().toList();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("The engine's modules cannot be listed: " + first, e);
        }
    }

    private static Stream<String> inJar(URL first) throws IOException {
        JarURLConnection connection = (JarURLConnection) first.openConnection();
        connection.setUseCaches(false); // the cache would keep the file open after an upgrade
        try (var jar = connection.getJarFile()) {
            return jar.stream().map(e -> e.getName()).filter(n -> n.startsWith(PREFIX)).toList().stream()
                    .map(n -> n.substring(PREFIX.length()));
        }
    }

    private static Stream<String> inFolder(URL first) throws IOException, URISyntaxException {
        Path root = Path.of(first.toURI()).getParent().getParent().getParent();
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(f -> root.relativize(f).toString().replace(File.separatorChar, '/')).toList().stream();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String name(String file) {
        String module = file.substring(0, file.length() - 3).replace('/', '.');
        return module.endsWith(".__init__") ? module.substring(0, module.length() - 9) : module;
    }

    private static boolean isOurs(String module) {
        return ELSEWHERE.stream().noneMatch(e -> module.equals(e) || module.startsWith(e + "."));
    }
}
