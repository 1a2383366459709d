package dev.exchangeworkflows.modl;

import dev.exchangeworkflows.modl.ModuleDescription.Scoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Makes the unsigned module from what a build left in one folder: {@code <project>/own.jar}, the project's own jar, and
 * {@code <project>/modl/*.jar}, those that travel with it.
 */
final class Packer {
    private final SortedMap<String, byte[]> entries = new TreeMap<>();
    private final List<Scoped> jars = new ArrayList<>();

    static void pack(Arguments arguments) throws IOException {
        Properties own = Arguments.properties(arguments.path("description"));
        Properties shared = Arguments.properties(arguments.path("shared"));
        String version = arguments.text("version", ModuleDescription.need(shared, "workflows.version"));
        Packer packer = new Packer();
        for (Map.Entry<String, String> project : ModuleDescription.scopes(own).entrySet()) {
            packer.project(arguments.path("jars"), project.getKey(), project.getValue(), version);
        }
        ModuleDescription module = ModuleDescription.of(shared, own, version, packer.jars);
        packer.entries.put(module.license(), Files.readAllBytes(arguments.path("license")));
        packer.documentation(arguments.path("docs"), module.documentation());
        packer.entries.put("module.xml", ModuleXml.write(module));
        Archive.write(arguments.path("out"), packer.entries);
    }

    private void project(Path folder, String project, String scope, String version) throws IOException {
        Path built = folder.resolve(project);
        jar(scope, "workflows-" + project + "-" + version + ".jar", built.resolve("own.jar"));
        Path travelling = built.resolve("modl");
        if (Files.isDirectory(travelling)) {
            for (Path file : files(travelling)) {
                jar(scope, file.getFileName().toString(), file);
            }
        }
    }

    private void jar(String scope, String name, Path file) throws IOException {
        if (entries.put(name, Files.readAllBytes(file)) != null) {
            throw new IllegalArgumentException(name + " would be packed twice");
        }
        jars.add(new Scoped(scope, name));
    }

    private void documentation(Path folder, String index) throws IOException {
        for (Path file : files(folder)) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            entries.put("doc/" + name, Files.readAllBytes(file));
        }
        if (!entries.containsKey("doc/" + index)) {
            throw new IllegalArgumentException("the documentation has no " + index + ": " + folder);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
