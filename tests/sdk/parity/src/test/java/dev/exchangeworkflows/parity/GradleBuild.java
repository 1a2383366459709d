package dev.exchangeworkflows.parity;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compiles copies of the Gradle scripts with the Kotlin compiler against the real Gradle API, evaluates them, and hands
 * out the module.xml of each. Each script becomes a function on its first line, so that line numbers stay.
 */
final class GradleBuild {
    private static final List<String> IMPORTS = List.of(
            "dsl.*",
            "java.io.*",
            "org.gradle.api.*",
            "org.gradle.api.artifacts.*",
            "org.gradle.api.file.*",
            "org.gradle.api.initialization.*",
            "org.gradle.api.plugins.*",
            "org.gradle.api.tasks.*",
            "org.gradle.api.tasks.bundling.*",
            "org.gradle.api.tasks.compile.*",
            "org.gradle.api.tasks.testing.*",
            "org.gradle.jvm.toolchain.*",
            "org.gradle.language.jvm.tasks.*");
    private static final Pattern VERSION = Pattern.compile("(\\w+) = \"([^\"]+)\"");
    private static final Pattern LIBRARY = Pattern.compile("(\\w+) = \\{ module = \"([^\"]+)\", version.ref = \"(\\w+)\" }");

    private final Path tools;
    private final Path sources;
    private final Path work;
    private final Map<String, Path> copies = new LinkedHashMap<>();

    GradleBuild(Path tools, Path sources, Path work) {
        this.tools = tools;
        this.sources = sources;
        this.work = work;
    }

    /** Adds a repository folder, under a name that is a Kotlin package. */
    void add(String name, Path repository) throws IOException {
        copies.put(name, repository);
        write(name, "settings", "Settings", repository.resolve("settings.gradle.kts"));
        write(name, "root", "Project", repository.resolve("build.gradle.kts"));
        for (String project : List.of("common", "gateway", "designer", "client")) {
            write(name, project, "Project", repository.resolve("module/" + project + "/build.gradle.kts"));
        }
        Files.writeString(work.resolve(name + "_libs.kt"), libraries(name, repository.resolve("gradle/libs.versions.toml")));
    }

    private void write(String copy, String script, String receiver, Path file) throws IOException {
        String imports = IMPORTS.stream().map(name -> "import " + name).collect(Collectors.joining("; "));
        String name = Character.toUpperCase(script.charAt(0)) + script.substring(1);
        String head = "@file:JvmName(\"" + name + "\") package " + copy + "; " + imports + "; fun " + script + "(script: " + receiver
                + ") { with(script) { ";
        Files.writeString(work.resolve(copy + "_" + script + ".kt"), head + Files.readString(file) + "\n} }\n");
    }

    /** What Gradle generates of libs.versions.toml, in the plain form in which ours is written. */
    private static String libraries(String copy, Path catalogue) throws IOException {
        Map<String, String> versions = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder("package " + copy + "\n\nobject libs {\n");
        for (String line : Files.readAllLines(catalogue)) {
            Matcher version = VERSION.matcher(line);
            Matcher library = LIBRARY.matcher(line);
            if (version.matches()) {
                versions.put(version.group(1), version.group(2));
            } else if (library.matches()) {
                String coordinates = library.group(2) + ":" + versions.get(library.group(3));
                text.append("    val ").append(library.group(1)).append(" = \"").append(coordinates).append("\"\n");
            } else if (!line.isBlank() && !line.startsWith("#") && !line.startsWith("[")) {
                throw new IOException(catalogue + " has a line of another form: " + line);
            }
        }
        return text.append("}\n").toString();
    }

    /** The module.xml of each copy, by its name; a text that begins with FAILED where it has none. */
    Map<String, String> evaluate() throws IOException {
        Path classes = work.resolve("classes");
        compile(classes);
        List<String> command = java(classes + File.pathSeparator + classpath());
        Map<String, Path> results = new LinkedHashMap<>();
        command.addAll(List.of("--add-opens", "java.base/java.lang=ALL-UNNAMED"));
        command.add("dsl.EvaluateKt");
        copies.forEach((name, repository) -> {
            results.put(name, work.resolve(name + ".xml"));
            command.addAll(List.of(name, repository.toString(), results.get(name).toString()));
        });
        run(command);
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, Path> result : results.entrySet()) {
            texts.put(result.getKey(), Files.readString(result.getValue()));
        }
        return texts;
    }

    private void compile(Path classes) throws IOException {
        List<String> command = java(jars(tools.resolve("kotlin")));
        Path plugin = tools.resolve("kotlin/kotlin-sam-with-receiver-compiler-plugin-embeddable-2.0.20.jar");
        command.addAll(List.of(
                "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler",
                "-no-stdlib", "-no-reflect", "-nowarn",
                "-jvm-target", "17",
                "-Xplugin=" + plugin,
                "-P", "plugin:org.jetbrains.kotlin.samWithReceiver:annotation=org.gradle.api.HasImplicitReceiver",
                "-cp", classpath(),
                "-d", classes.toString()));
        for (Path folder : List.of(sources, work)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".kt")).sorted().forEach(file -> command.add(file.toString()));
            }
        }
        run(command);
    }

    private String classpath() throws IOException {
        return jars(tools.resolve("gradle")) + File.pathSeparator + tools.resolve("kotlin/kotlin-stdlib-2.0.20.jar");
    }

    private static String jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toString).sorted().collect(Collectors.joining(File.pathSeparator));
        }
    }

    private static List<String> java(String classpath) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classpath));
    }

    private void run(List<String> command) throws IOException {
        Path log = Files.createTempFile(work, "run", ".log");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.directory(work.toFile());
        Process process = builder.start();
        try {
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException("took more than five minutes: " + command);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted"));
        }
        if (process.exitValue() != 0) {
            throw new IOException("the Gradle scripts do not compile or run:\n" + Files.readString(log));
        }
    }

    static Properties properties(Path file) throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
