package dev.exchangeworkflows.modl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackerTest {
    /** Written by hand from the description of the plugin's output: order, tabs, entities, no last line end. */
    private static final String MANIFEST = String.join(
            "\n",
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
            "<modules>",
            "\t<module>",
            "\t\t<name>Widget</name>",
            "\t\t<id>org.example.widget</id>",
            "\t\t<version>0.1.0</version>",
            "\t\t<description>One &lt;short&gt; sentence &amp; &quot;more&quot;.</description>",
            "\t\t<license>license.html</license>",
            "\t\t<requiredIgnitionVersion>8.3.0</requiredIgnitionVersion>",
            "\t\t<freeModule>true</freeModule>",
            "\t\t<documentation>index.html</documentation>",
            "\t\t<hook scope=\"G\">org.example.widget.GatewayHook</hook>",
            "\t\t<hook scope=\"D\">org.example.widget.DesignerHook</hook>",
            "\t\t<depends scope=\"G\" required=\"false\">com.inductiveautomation.perspective</depends>",
            "\t\t<requiredFrameworkVersion>8</requiredFrameworkVersion>",
            "\t\t<jar scope=\"A\">workflows-common-0.1.0.jar</jar>",
            "\t\t<jar scope=\"D\">workflows-designer-0.1.0.jar</jar>",
            "\t\t<jar scope=\"G\">third-party-1.2.jar</jar>",
            "\t\t<jar scope=\"G\">workflows-gateway-0.1.0.jar</jar>",
            "\t</module>",
            "</modules>");

    @TempDir
    Path folder;

    @Test
    void the_manifest_is_written_as_the_vendors_plugin_writes_it() throws Exception {
        SortedMap<String, byte[]> entries = Archive.read(new Sample(folder).unsigned());
        assertThat(new String(entries.get("module.xml"), StandardCharsets.UTF_8)).isEqualTo(MANIFEST);
    }

    @Test
    void everything_is_flat_but_the_documentation() throws Exception {
        assertThat(Archive.read(new Sample(folder).unsigned()).keySet())
                .containsExactly(
                        "doc/index.html",
                        "license.html",
                        "module.xml",
                        "third-party-1.2.jar",
                        "workflows-common-0.1.0.jar",
                        "workflows-designer-0.1.0.jar",
                        "workflows-gateway-0.1.0.jar");
    }

    @Test
    void two_runs_in_two_folders_and_time_zones_give_the_same_bytes() throws Exception {
        SigningKey key = key(folder.resolve("key"));
        Path first = new Sample(folder.resolve("a")).signed(key);
        TimeZone zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            Path second = new Sample(folder.resolve("b")).signed(key);
            assertThat(Files.mismatch(first, second)).isEqualTo(-1);
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void a_reader_of_properties_gets_each_signature_as_the_vendors_signer_writes_it() throws Exception {
        String name = "/a file=1:2#3!\\ü.jar";
        String value = "ab+/==";
        Properties stored = new Properties();
        stored.setProperty(name, value);
        StringWriter text = new StringWriter();
        stored.store(text, null);
        String line = text.toString().lines().filter(l -> !l.startsWith("#")).findFirst().orElseThrow();
        String ours = Signer.escape(name, true) + "=" + Signer.escape(value, false);
        // A writer, other than a stream, leaves letters beyond ASCII as they are: readers take both.
        assertThat(ours.replace("\\u00FC", "ü")).isEqualTo(line);
        Properties read = new Properties();
        read.load(new StringReader(ours));
        assertThat(read).isEqualTo(stored);
    }

    @Test
    void the_development_key_is_made_once_and_for_its_owner_only() throws Exception {
        SigningKey first = key(folder.resolve("key"));
        assertThat(key(folder.resolve("key")).certificates()).isEqualTo(first.certificates());
        assertThat(Files.getPosixFilePermissions(folder.resolve("key/signing.properties"))).hasSize(2);
    }

    @Test
    void documentation_without_its_first_page_is_not_packed() throws Exception {
        Sample sample = new Sample(folder);
        Files.delete(folder.resolve("docs/index.html"));
        sample.write("docs/other.html", "");
        assertThatThrownBy(sample::unsigned).hasMessageContaining("has no index.html");
    }

    @Test
    void a_missing_property_and_a_wrong_row_are_named() throws Exception {
        Sample sample = new Sample(folder);
        sample.write("gradle.properties", "workflows.name=Widget\nworkflows.version=1.0.0\n");
        assertThatThrownBy(sample::unsigned).hasMessage("the property workflows.id is missing");
        assertThatThrownBy(() -> ModuleDescription.scoped("G a.B c")).hasMessageContaining("expected 'SCOPE value'");
    }

    private static SigningKey key(Path folder) throws Exception {
        return SigningKey.of(Arguments.properties(DevelopmentKey.properties(folder)), folder);
    }
}
