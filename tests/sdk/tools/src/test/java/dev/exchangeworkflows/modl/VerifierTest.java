package dev.exchangeworkflows.modl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerifierTest {
    private static SigningKey key;
    private static SigningKey foreign;

    @TempDir
    Path folder;

    private Sample sample;

    @BeforeAll
    static void keys(@TempDir Path keys) throws IOException, GeneralSecurityException {
        key = development(keys.resolve("own"));
        foreign = development(keys.resolve("foreign"));
    }

    private static SigningKey development(Path folder) throws IOException, GeneralSecurityException {
        return SigningKey.of(Arguments.properties(DevelopmentKey.properties(folder)), folder);
    }

    @BeforeEach
    void sample() throws IOException {
        sample = new Sample(folder);
    }

    @Test
    void a_module_that_was_packed_and_signed_is_good() throws Exception {
        Verifier.Report report = Verifier.verify(sample.signed(key));
        assertThat(report.problems()).isEmpty();
        assertThat(report.text())
                .contains("Widget 0.1.0 (org.example.widget)", "SHA-256 ", "signed by CN=Workflows development key", "good");
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> afterSigning() {
        return Stream.of(
                spoil("module.xml is not what was signed", Sample.manifest("0.1.0", "0.1.1")),
                spoil("workflows-designer-0.1.0.jar has a signature but is not there", drop("workflows-designer-0.1.0.jar")),
                spoil("names the jar workflows-designer-0.1.0.jar, which is not there", drop("workflows-designer-0.1.0.jar")),
                spoil("extra-1.0.jar has no signature: it was added after signing", add("extra-1.0.jar")),
                spoil("extra-1.0.jar is packed but module.xml does not list it", add("extra-1.0.jar")),
                spoil("license.html has no signature", signatures("(?m)^/license.html=.*$", "")),
                spoil("third-party-1.2.jar is not what was signed", add("third-party-1.2.jar")),
                spoil("doc/index.html is not what was signed", put("doc/index.html", "<p>Other.</p>")),
                spoil("belongs to another key", entries -> entries.put(Signer.CERTIFICATES, foreign.certificates())),
                spoil("certificates.p7b cannot be read", put(Signer.CERTIFICATES, "no certificate")),
                spoil("certificates.p7b is missing", drop(Signer.CERTIFICATES)),
                spoil("signatures.properties is missing", drop(Signer.SIGNATURES)),
                spoil("module.xml is missing", drop("module.xml")),
                spoil("signatures.properties cannot be read", put(Signer.SIGNATURES, "/a=\\u12")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("afterSigning")
    void what_was_changed_after_signing_is_named(String problem, Consumer<SortedMap<String, byte[]>> change)
            throws Exception {
        assertThat(problems(sample.spoiled(key, change))).contains(problem);
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> beforeSigning() {
        return Stream.of(
                spoil("refuses the version 'v0.1'", Sample.manifest("<version>0.1.0", "<version>v0.1")),
                spoil("refuses the version '1.0.0-alpha.1'", Sample.manifest("<version>0.1.0", "<version>1.0.0-alpha.1")),
                spoil("requiredIgnitionVersion is '8.3'", Sample.manifest("8.3.0", "8.3")),
                spoil("has scope 'GD', it must be one of", Sample.manifest("hook scope=\"G\"", "hook scope=\"GD\"")),
                spoil("two hooks of scope G", Sample.manifest("hook scope=\"D\"", "hook scope=\"G\"")),
                spoil("jar third-party-1.2.jar has scope ''", Sample.manifest("scope=\"G\">third", "scope=\"\">third")),
                spoil("has scope 'X'", Sample.manifest("scope=\"G\">third", "scope=\"X\">third")),
                spoil("depends com.inductiveautomation.perspective has scope 'GG'", Sample.manifest("depends scope=\"G\"", "depends scope=\"GG\"")),
                spoil("names the license other.html", Sample.manifest("<license>license", "<license>other")),
                spoil("names the documentation doc/first.html", Sample.manifest("<documentation>index", "<documentation>first")),
                spoil("does not name its first page", Sample.manifest("<documentation>index.html</documentation>", "")),
                spoil("has no id", Sample.manifest("<id>org.example.widget</id>", "")),
                spoil("module.xml cannot be read", Sample.manifest("</modules>", "")),
                spoil("module.xml must hold one module", Sample.manifest("modules>", "other>")),
                spoil("look like two versions of one library", other()),
                spoil("notes.txt has no place in a module", put("notes.txt", "")),
                spoil("lib/deep-1.jar has no place in a module", add("lib/deep-1.jar")),
                spoil("brings org/python/core/Py.class, which belongs to the platform", jar("org/python/core/Py.class")),
                spoil("brings jakarta/servlet/Servlet.class", jar("jakarta/servlet/Servlet.class")),
                spoil("third-party-1.2.jar is no jar", put("third-party-1.2.jar", "text")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("beforeSigning")
    void what_a_gateway_would_refuse_is_named(String problem, Consumer<SortedMap<String, byte[]>> change)
            throws Exception {
        assertThat(problems(sample.wrong(key, change))).contains(problem);
    }

    @Test
    void an_unsigned_module_is_called_unsigned() throws Exception {
        assertThat(problems(sample.unsigned())).contains("it is not signed");
    }

    @Test
    void a_signed_module_is_not_signed_again() throws Exception {
        Path signed = sample.signed(key);
        assertThatThrownBy(() -> Signer.sign(signed, folder.resolve("twice.modl"), key))
                .hasMessageContaining("is signed already");
    }

    @Test
    void a_module_that_another_tool_signed_twice_is_found_out() throws Exception {
        Path twice = sample.spoiled(key, entries -> {
            String stale = "/" + Signer.SIGNATURES + "=AAAA\n";
            String text = new String(entries.get(Signer.SIGNATURES), StandardCharsets.ISO_8859_1);
            entries.put(Signer.SIGNATURES, (stale + text).getBytes(StandardCharsets.ISO_8859_1));
        });
        assertThat(problems(twice)).contains("it was signed twice");
    }

    @Test
    void one_changed_byte_in_the_zip_is_found() throws Exception {
        Path file = sample.signed(key);
        byte[] bytes = Files.readAllBytes(file);
        bytes[60] ^= 0x40;
        Files.write(file, bytes);
        assertThat(Verifier.verify(file).problems()).isNotEmpty();
    }

    @Test
    void no_zip_and_no_file_are_said_to_be_so() throws Exception {
        Path text = Files.writeString(folder.resolve("text.modl"), "hello");
        assertThat(problems(text)).contains("zip");
        assertThat(problems(folder.resolve("nothing.modl"))).contains("there is no such file");
    }

    private static String problems(Path file) throws IOException {
        return String.join("\n", Verifier.verify(file).problems());
    }

    private static org.junit.jupiter.params.provider.Arguments spoil(
            String problem, Consumer<SortedMap<String, byte[]>> change) {
        return arguments(problem, change);
    }

    private static Consumer<SortedMap<String, byte[]>> drop(String name) {
        return entries -> assertThat(entries.remove(name)).isNotNull();
    }

    private static Consumer<SortedMap<String, byte[]>> add(String jar) {
        return entries -> entries.put(jar, Sample.jar("org/added/" + jar + ".class"));
    }

    private static Consumer<SortedMap<String, byte[]>> jar(String entry) {
        return entries -> entries.put("third-party-1.2.jar", Sample.jar(entry));
    }

    private static Consumer<SortedMap<String, byte[]>> put(String name, String content) {
        return entries -> entries.put(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static Consumer<SortedMap<String, byte[]>> signatures(String pattern, String changed) {
        return entries -> {
            String text = new String(entries.get(Signer.SIGNATURES), StandardCharsets.ISO_8859_1);
            entries.put(Signer.SIGNATURES, text.replaceAll(pattern, changed).getBytes(StandardCharsets.ISO_8859_1));
        };
    }

    private static Consumer<SortedMap<String, byte[]>> other() {
        return entries -> {
            for (Consumer<SortedMap<String, byte[]>> change : List.of(
                    Sample.manifest(
                            "\t\t<jar scope=\"G\">third-party-1.2.jar</jar>\n",
                            "\t\t<jar scope=\"G\">third-party-1.2.jar</jar>\n\t\t<jar scope=\"G\">third-party-1.3.jar</jar>\n"),
                    add("third-party-1.3.jar"))) {
                change.accept(entries);
            }
        };
    }
}
