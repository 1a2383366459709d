package dev.exchangeworkflows.modl;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A small module in a folder of a test, with ways to spoil it. */
final class Sample {
    private final Path folder;

    Sample(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        write("gradle.properties", "workflows.name=Widget\nworkflows.id=org.example.widget\nworkflows.version=0.1.0\n");
        write(
                "module.properties",
                """
                description=One <short> sentence & "more".
                license=license.html
                requiredIgnitionVersion=8.3.0
                freeModule=true
                documentation=index.html
                hooks=G org.example.widget.GatewayHook, D org.example.widget.DesignerHook
                depends=G com.inductiveautomation.perspective
                scope.common=CDG
                scope.gateway=G
                scope.designer=D
                """);
        write("license.html", "<p>Take it.</p>");
        write("docs/index.html", "<p>Use it.</p>");
        for (String project : new String[] {"common", "gateway", "designer"}) {
            write("jars/" + project + "/own.jar", jar("org/example/" + project + ".class"));
        }
        write("jars/gateway/modl/third-party-1.2.jar", jar("org/other/Thing.class"));
    }

    Path unsigned() throws IOException {
        Path out = folder.resolve("Widget.unsigned.modl");
        Packer.pack(new Arguments(Map.of(
                "shared", path("gradle.properties"),
                "description", path("module.properties"),
                "jars", path("jars"),
                "license", path("license.html"),
                "docs", path("docs"),
                "out", out.toString())));
        return out;
    }

    Path signed(SigningKey key) throws IOException, GeneralSecurityException {
        Path out = folder.resolve("Widget.modl");
        Signer.sign(unsigned(), out, key);
        return out;
    }

    /** The signed module with its entries changed afterwards. */
    Path spoiled(SigningKey key, Consumer<SortedMap<String, byte[]>> change)
            throws IOException, GeneralSecurityException {
        SortedMap<String, byte[]> entries = Archive.read(signed(key));
        change.accept(entries);
        Path out = folder.resolve("spoiled.modl");
        Archive.write(out, entries);
        return out;
    }

    /** A module that was wrong before it was signed. */
    Path wrong(SigningKey key, Consumer<SortedMap<String, byte[]>> change)
            throws IOException, GeneralSecurityException {
        SortedMap<String, byte[]> entries = Archive.read(unsigned());
        change.accept(entries);
        Path unsigned = folder.resolve("wrong.unsigned.modl");
        Archive.write(unsigned, entries);
        Path out = folder.resolve("wrong.modl");
        Signer.sign(unsigned, out, key);
        return out;
    }

    void write(String name, String content) throws IOException {
        write(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    static byte[] jar(String entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            ZipEntry fixed = new ZipEntry(entry);
            fixed.setTimeLocal(LocalDateTime.of(2000, 1, 1, 0, 0));
            zip.putNextEntry(fixed);
            zip.write(entry.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Replaces text in module.xml. */
    static Consumer<SortedMap<String, byte[]>> manifest(String old, String changed) {
        return entries -> {
            String text = new String(entries.get("module.xml"), StandardCharsets.UTF_8);
            if (!text.contains(old)) {
                throw new IllegalStateException("module.xml has no " + old);
            }
            entries.put("module.xml", text.replace(old, changed).getBytes(StandardCharsets.UTF_8));
        };
    }
}
