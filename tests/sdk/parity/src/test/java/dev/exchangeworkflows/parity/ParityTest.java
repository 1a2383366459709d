package dev.exchangeworkflows.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.exchangeworkflows.modl.Main;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The Gradle build and the registry-only build make one module: the same module.xml, byte for byte. */
class ParityTest {
    private static final Path REPOSITORY = Path.of(System.getProperty("repository")).toAbsolutePath().normalize();
    private static final Path STAGE = Path.of(System.getProperty("stage"));

    /** Changes of the Gradle scripts, by a name that is a Kotlin package: file, text, text instead. */
    private static final Map<String, String[]> GRADLE_CHANGES = new LinkedHashMap<>();

    static {
        GRADLE_CHANGES.put("other_hook", new String[] {"build.gradle.kts", "WorkflowsDesignerHook", "OtherHook"});
        GRADLE_CHANGES.put("hook_scope", new String[] {"build.gradle.kts", "WorkflowsClientHook\", \"C\"", "WorkflowsClientHook\", \"D\""});
        GRADLE_CHANGES.put("scope", new String[] {"build.gradle.kts", "\":common\" to \"CDG\"", "\":common\" to \"DG\""});
        GRADLE_CHANGES.put("depends", new String[] {
            "build.gradle.kts",
            "    freeModule.set(true)",
            "    freeModule.set(true)\n    moduleDependencySpecs { register(\"com.inductiveautomation.perspective\") { scope = \"G\"; required = false } }"
        });
        GRADLE_CHANGES.put("not_free", new String[] {"build.gradle.kts", "freeModule.set(true)", "freeModule.set(false)"});
        GRADLE_CHANGES.put("library_version", new String[] {"gradle/libs.versions.toml", "sqlite = \"3.46.0.0\"", "sqlite = \"3.46.1.0\""});
        GRADLE_CHANGES.put("library_gone", new String[] {
            "module/gateway/build.gradle.kts", "\"modlImplementation\"(libs.sqlite) { isTransitive = false }", ""
        });
        GRADLE_CHANGES.put("library_more", new String[] {
            "module/designer/build.gradle.kts",
            "compileOnly(libs.jython)",
            "\"modlImplementation\"(libs.commonmark) { isTransitive = false }"
        });
        GRADLE_CHANGES.put("brings_others", new String[] {"module/gateway/build.gradle.kts", " { isTransitive = false }", ""});
        GRADLE_CHANGES.put("jar_name", new String[] {"build.gradle.kts", "\"workflows-${project.name}\"", "\"wf-${project.name}\""});
        GRADLE_CHANGES.put("ignition", new String[] {"build.gradle.kts", "requiredIgnitionVersion.set(\"8.3.0\")", "requiredIgnitionVersion.set(\"8.1.0\")"});
        GRADLE_CHANGES.put("no_plugin_version", new String[] {"settings.gradle.kts", "plugins { id(\"io.ia.sdk.modl\") version \"0.5.0\" }", ""});
        GRADLE_CHANGES.put("project_gone", new String[] {"build.gradle.kts", ", \":client\" to \"C\"", ""});
    }

    @TempDir
    static Path folder;

    private static Map<String, String> gradle;

    @BeforeAll
    static void evaluateAllAtOnce() throws IOException {
        Path work = Files.createDirectory(folder.resolve("kotlin"));
        Path sources = Path.of("src", "gradle").toAbsolutePath();
        GradleBuild build = new GradleBuild(Path.of(System.getProperty("parity")).toAbsolutePath().normalize(), sources, work);
        build.add("unchanged", scripts("unchanged"));
        for (Map.Entry<String, String[]> change : GRADLE_CHANGES.entrySet()) {
            Path copy = scripts(change.getKey());
            replace(copy.resolve(change.getValue()[0]), change.getValue()[1], change.getValue()[2]);
            build.add(change.getKey(), copy);
        }
        gradle = build.evaluate();
    }

    @Test
    void the_built_module_says_what_the_gradle_scripts_say() throws IOException {
        assertThat(moduleXmlOf(built())).isEqualTo(gradle.get("unchanged"));
    }

    static Stream<String> gradleChanges() {
        return GRADLE_CHANGES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("gradleChanges")
    void a_change_of_the_gradle_scripts_alone_is_found(String change) throws IOException {
        assertThat(gradle.get(change)).isNotEqualTo(gradle.get("unchanged"));
        assertThat(gradle.get(change)).doesNotContain("ClassNotFoundException", "NoSuchMethod");
    }

    @Test
    void a_dependency_that_may_bring_others_is_refused_with_its_name() {
        assertThat(gradle.get("brings_others")).startsWith("FAILED").contains("sqlite-jdbc must say isTransitive = false");
        assertThat(gradle.get("project_gone")).startsWith("FAILED").contains(":client has no scope");
    }

    @Test
    void the_packer_alone_makes_the_same_file() throws IOException {
        assertThat(packed(properties(), STAGE)).isEqualTo(gradle.get("unchanged"));
    }

    @ParameterizedTest
    @MethodSource("ownChanges")
    void a_change_of_the_registry_only_build_alone_is_found(String old, String changed) throws IOException {
        String properties = Files.readString(properties());
        assertThat(properties).contains(old);
        Path copy = Files.writeString(Files.createTempFile(folder, "module", ".properties"), properties.replace(old, changed));
        assertThat(packed(copy, STAGE)).isNotEqualTo(gradle.get("unchanged"));
    }

    static Stream<Arguments> ownChanges() {
        return Stream.of(
                arguments("WorkflowsDesignerHook", "OtherHook"),
                arguments("C dev.exchange", "D dev.exchange"),
                arguments("scope.common=CDG", "scope.common=DG"),
                arguments("depends=", "depends=G com.inductiveautomation.perspective"),
                arguments("freeModule=true", "freeModule=false"));
    }

    @Test
    void a_jar_that_only_one_build_packs_is_found() throws IOException {
        Path copy = folder.resolve("stage");
        copyTree(STAGE, copy);
        Files.copy(copy.resolve("common/own.jar"), copy.resolve("gateway/modl/another-1.0.jar"));
        assertThat(packed(properties(), copy)).isNotEqualTo(gradle.get("unchanged"));
    }

    private static Path built() throws IOException {
        try (Stream<Path> files = Files.list(REPOSITORY.resolve("build"))) {
            List<Path> modules = files.filter(file -> file.toString().endsWith(".modl")).toList();
            assertThat(modules).as("make the module first: make module").hasSize(1);
            return modules.get(0);
        }
    }

    private static Path properties() {
        return REPOSITORY.resolve("tests/sdk/module.properties");
    }

    private static String packed(Path properties, Path stage) throws IOException {
        Path out = Files.createTempFile(folder, "packed", ".modl");
        Path docs = Files.createDirectories(folder.resolve("docs"));
        Files.writeString(docs.resolve("index.html"), "");
        try {
            Main.run(List.of(
                    "pack",
                    "--shared", REPOSITORY.resolve("gradle.properties").toString(),
                    "--description", properties.toString(),
                    "--jars", stage.toString(),
                    "--license", REPOSITORY.resolve("LICENSE").toString(),
                    "--docs", docs.toString(),
                    "--out", out.toString()));
        } catch (java.security.GeneralSecurityException e) {
            throw new IOException(e);
        }
        return moduleXmlOf(out);
    }

    private static String moduleXmlOf(Path modl) throws IOException {
        try (ZipFile zip = new ZipFile(modl.toFile())) {
            return new String(zip.getInputStream(zip.getEntry("module.xml")).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A copy of everything that the Gradle scripts read when they are evaluated. */
    private static Path scripts(String name) throws IOException {
        Path copy = folder.resolve(name);
        for (String file : List.of(
                "settings.gradle.kts",
                "build.gradle.kts",
                "gradle.properties",
                "gradle/libs.versions.toml",
                "module/common/build.gradle.kts",
                "module/gateway/build.gradle.kts",
                "module/designer/build.gradle.kts",
                "module/client/build.gradle.kts")) {
            Files.createDirectories(copy.resolve(file).getParent());
            Files.copy(REPOSITORY.resolve(file), copy.resolve(file));
        }
        return copy;
    }

    private static void replace(Path file, String old, String changed) throws IOException {
        String text = Files.readString(file);
        assertThat(text).as(file.toString()).contains(old);
        Files.writeString(file, text.replace(old, changed));
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }
}
