package dev.testgateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.inductiveautomation.ignition.common.model.ApplicationScope;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files are loaded, and what is said about the others. */
class ModuleFileTest {
    @TempDir
    Path folder;

    private static Packed small() throws Exception {
        return Packed.module("a.b", "1.0.0").jar("G", "a.jar", Map.of("a.A", "package a; public class A {}"));
    }

    static Stream<Arguments> spoiled() {
        Consumer<Map<String, byte[]>> altered = e -> e.computeIfPresent("module.xml", (k, v) -> new String(v, StandardCharsets.UTF_8).replace("Probe", "Prob3").getBytes(StandardCharsets.UTF_8));
        Consumer<Map<String, byte[]>> jar = e -> e.put("a.jar", new byte[] {1});
        return Stream.of(
                Arguments.of("unsigned", (Consumer<Map<String, byte[]>>) e -> e.remove("signatures.properties"), "not signed"),
                Arguments.of("no certificate", (Consumer<Map<String, byte[]>>) e -> e.remove("certificates.p7b"), "not signed"),
                Arguments.of("module.xml altered", altered, "module.xml was changed"),
                Arguments.of("jar altered", jar, "a.jar was changed"),
                Arguments.of("entry added", (Consumer<Map<String, byte[]>>) e -> e.put("more.txt", new byte[1]), "more.txt has no signature"),
                Arguments.of("jar dropped", (Consumer<Map<String, byte[]>>) e -> e.remove("a.jar"), "a.jar was signed and is not there"),
                Arguments.of("no module.xml", (Consumer<Map<String, byte[]>>) e -> e.remove("module.xml"), "no module.xml"),
                Arguments.of("certificate spoiled", (Consumer<Map<String, byte[]>>) e -> e.put("certificates.p7b", new byte[] {1, 2}), "signature cannot be read"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoiled")
    void a_spoiled_file_is_refused_in_words(String name, Consumer<Map<String, byte[]>> change, String words) throws Exception {
        Path file = small().write(folder.resolve("x.modl"), change);
        assertThatThrownBy(() -> ModuleFile.read(file, false)).isInstanceOf(ModuleRefused.class).hasMessageContaining(words);
    }

    @Test
    void unsigned_is_taken_when_that_is_allowed() throws Exception {
        assertThat(ModuleFile.read(small().unsigned().write(folder), true).info().id()).isEqualTo("a.b");
    }

    @Test
    void platform_classes_inside_are_refused() throws Exception {
        Packed packed = Packed.module("a.b", "1.0.0").raw("<jar scope=\"G\">j.jar</jar>")
                .entry("j.jar", Packed.zip(Map.of("org/python/core/Py.class", new byte[1])));
        assertThatThrownBy(() -> ModuleFile.read(packed.write(folder), false)).hasMessageContaining("org/python/core/Py.class");
    }

    @Test
    void a_listed_jar_must_be_there() throws Exception {
        Packed packed = small().raw("<jar scope=\"G\">gone.jar</jar>");
        assertThatThrownBy(() -> ModuleFile.read(packed.write(folder), false)).hasMessageContaining("gone.jar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "v1.2.3", "1.2.3+build", "1.0.0-alpha.1", "0.1.0-beta.1", "1.2.3-rc1-SNAPSHOT", ""})
    void a_bad_version_is_refused(String version) throws Exception {
        Packed packed = Packed.module("a.b", version);
        assertThatThrownBy(() -> ModuleFile.read(packed.write(folder), false)).isInstanceOf(ModuleRefused.class).hasMessageContaining("version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.3", "1.2.3.4", "1.2.3-rc1", "1.2.3-beta2", "1.2.3.9-rc1", "1.2.3-SNAPSHOT", "dev"})
    void a_good_version_is_taken(String version) throws Exception {
        assertThat(ModuleFile.read(Packed.module("a.b", version).write(folder), false).info().version()).isEqualTo(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<jar scope=\"\">a.jar</jar>", "<jar>a.jar</jar>", "<jar scope=\"X\">a.jar</jar>", "<hook scope=\"CD\">a.A</hook>",
        "<export>a.jar</export>", "<requiredIgnitionVersion>8.3</requiredIgnitionVersion>",
        "<requiredFrameworkVersion>eight</requiredFrameworkVersion>", "<id></id>"
    })
    void what_the_parser_refuses(String element) throws Exception {
        assertThatThrownBy(() -> ModuleFile.read(small().raw(element).write(folder), false)).isInstanceOf(ModuleRefused.class);
    }

    @Test
    void case_order_space_and_the_outer_element_do_not_matter() throws Exception {
        ModuleInfo info = ModuleXml.parse(("<module><JAR scope=\"gd\"> a.jar </JAR><Version> 1.0.0 </Version><hook scope=\"g\">one</hook>"
                + "<hook scope=\"G\">two</hook><depends>no.scope</depends><depends scope=\"G\" required=\"false\">other</depends>"
                + "<freeModule>true</freeModule><ID> x.y </ID></module>").getBytes(StandardCharsets.UTF_8));
        assertThat(info.id()).isEqualTo("x.y");
        assertThat(info.hook(ApplicationScope.GATEWAY)).as("the last one").isEqualTo("two");
        assertThat(info.jars()).containsExactly(new ModuleInfo.Jar("a.jar", 3));
        assertThat(info.depends()).containsExactly(new ModuleInfo.Depends("other", 1, false));
        assertThat(info.requiredFrameworkVersion()).isEqualTo(-1);
        assertThat(info.requiredIgnitionVersion()).isNull();
    }

    @Test
    void a_certificate_is_accepted_once() throws Exception {
        ModuleFile module = ModuleFile.read(small().write(folder), false);
        Acceptance acceptance = new Acceptance(folder.resolve("data/modules.json"));
        assertThatThrownBy(() -> acceptance.require(module, false)).isInstanceOf(ModuleRefused.class).hasMessageContaining("accepted");
        acceptance.require(module, true);
        acceptance.require(module, false);
    }
}
