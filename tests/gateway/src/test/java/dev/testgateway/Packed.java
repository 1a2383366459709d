package dev.testgateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Makes signed modules out of Java text. */
final class Packed {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static KeyStore keys;
    final Map<String, byte[]> entries = new LinkedHashMap<>();
    private final List<String> elements = new ArrayList<>();
    private final String id;
    private boolean signed = true;

    private Packed(String id, String version) {
        this.id = id;
        element("id", id);
        element("name", "Probe");
        element("version", version);
        element("description", "");
        element("requiredIgnitionVersion", "8.3.0");
        element("requiredFrameworkVersion", "8");
    }

    static Packed module(String id, String version) {
        return new Packed(id, version);
    }

    Packed element(String name, String value) {
        elements.add("<" + name + ">" + value + "</" + name + ">");
        return this;
    }

    Packed raw(String xml) {
        elements.add(xml);
        return this;
    }

    Packed hook(String scope, String type) {
        return raw("<hook scope=\"" + scope + "\">" + type + "</hook>");
    }

    /** @param sources class name to text */
    Packed jar(String scope, String file, Map<String, String> sources) throws IOException {
        raw("<jar scope=\"" + scope + "\">" + file + "</jar>");
        entries.put(file, zip(compile(sources)));
        return this;
    }

    Packed entry(String name, byte[] bytes) {
        entries.put(name, bytes);
        return this;
    }

    Packed unsigned() {
        signed = false;
        return this;
    }

    /** Signs, then lets {@code change} spoil the entries. */
    Path write(Path file, java.util.function.Consumer<Map<String, byte[]>> change) throws Exception {
        String xml = elements.stream().anyMatch(e -> e.startsWith("<module>"))
                ? String.join("", elements) : "<modules><module>" + String.join("\n", elements) + "</module></modules>";
        entries.put("module.xml", xml.getBytes(StandardCharsets.UTF_8));
        Map<String, byte[]> all = new LinkedHashMap<>(entries);
        if (signed) sign(all);
        change.accept(all);
        Files.write(file, zip(all));
        return file;
    }

    Path write(Path folder) throws Exception {
        return write(folder.resolve(id + "-" + System.nanoTime() + ".modl"), all -> { });
    }

    private static void sign(Map<String, byte[]> all) throws Exception {
        KeyStore store = keys();
        Map<String, String> lines = new TreeMap<>();
        for (Map.Entry<String, byte[]> e : all.entrySet()) {
            Signature signing = Signature.getInstance("SHA256withRSA");
            signing.initSign((PrivateKey) store.getKey("dev", PASSWORD));
            signing.update(e.getValue());
            lines.put("/" + e.getKey(), Base64.getEncoder().encodeToString(signing.sign()).replace("=", "\\="));
        }
        StringBuilder text = new StringBuilder();
        lines.forEach((k, v) -> text.append(k).append('=').append(v).append('\n'));
        all.put("signatures.properties", text.toString().getBytes(StandardCharsets.UTF_8));
        all.put("certificates.p7b", store.getCertificate("dev").getEncoded());
    }

    private static synchronized KeyStore keys() throws Exception {
        if (keys != null) return keys;
        Path file = Files.createTempDirectory("keys").resolve("dev.p12");
        new ProcessBuilder(System.getProperty("java.home") + "/bin/keytool", "-genkeypair", "-alias", "dev", "-keyalg", "RSA",
                "-keysize", "2048", "-validity", "3650", "-dname", "CN=probe", "-storetype", "PKCS12",
                "-keystore", file.toString(), "-storepass", new String(PASSWORD)).redirectErrorStream(true).start().waitFor();
        keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> e : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(e.getKey()));
                zip.write(e.getValue());
            }
        }
        return bytes.toByteArray();
    }

    static Map<String, byte[]> compile(Map<String, String> sources) throws IOException {
        Path folder = Files.createTempDirectory("probe");
        List<String> args = new ArrayList<>(List.of("-parameters", "-d", folder.resolve("out").toString(), "-cp", System.getProperty("java.class.path")));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve(source.getKey().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
            args.add(file.toString());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        if (compiler.run(null, null, errors, args.toArray(new String[0])) != 0) throw new IOException(errors.toString());
        Map<String, byte[]> classes = new LinkedHashMap<>();
        Path out = folder.resolve("out");
        try (Stream<Path> files = Files.walk(out)) {
            for (Path f : files.filter(Files::isRegularFile).toList()) classes.put(out.relativize(f).toString(), Files.readAllBytes(f));
        }
        return classes;
    }
}
