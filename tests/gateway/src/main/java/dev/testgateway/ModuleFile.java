package dev.testgateway;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A module file, read whole, with its signatures checked. */
record ModuleFile(ModuleInfo info, Map<String, byte[]> entries, String fingerprint) {
    private static final String SIGNATURES = "signatures.properties";
    private static final String CERTIFICATES = "certificates.p7b";
    private static final List<String> PLATFORM = List.of(
            "org/python/", "org/eclipse/jetty/", "org/slf4j/", "jakarta/servlet/", "javax/servlet/",
            "com/inductiveautomation/ignition/");

    /** @param allowUnsigned what {@code -Dignition.allowunsignedmodules=true} does */
    static ModuleFile read(Path file, boolean allowUnsigned) throws ModuleRefused {
        Map<String, byte[]> entries = unzip(file);
        String name = file.getFileName().toString();
        if (!entries.containsKey("module.xml")) throw new ModuleRefused(name + " has no module.xml");
        String fingerprint = verify(name, entries, allowUnsigned);
        ModuleInfo info;
        try {
            info = ModuleXml.parse(entries.get("module.xml"));
        } catch (Exception e) {
            throw new ModuleRefused(name + ": " + e.getMessage(), e);
        }
        for (ModuleInfo.Jar jar : info.jars()) {
            byte[] bytes = entries.get(jar.file());
            if (bytes == null) throw new ModuleRefused(name + ": module.xml lists " + jar.file() + ", which is not in the file");
            refusePlatformClasses(name, jar.file(), bytes);
        }
        return new ModuleFile(info, entries, fingerprint);
    }

    private static Map<String, byte[]> unzip(Path file) throws ModuleRefused {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                if (e.isDirectory()) continue;
                if (entries.put(e.getName(), zip.readAllBytes()) != null) {
                    throw new ModuleRefused(file.getFileName() + " holds " + e.getName() + " twice");
                }
            }
        } catch (IOException e) {
            throw new ModuleRefused("cannot read " + file + ": " + e.getMessage(), e);
        }
        if (entries.isEmpty()) throw new ModuleRefused(file.getFileName() + " is no module file");
        return entries;
    }

    private static String verify(String name, Map<String, byte[]> entries, boolean allowUnsigned) throws ModuleRefused {
        byte[] signatures = entries.get(SIGNATURES);
        byte[] certificates = entries.get(CERTIFICATES);
        if (signatures == null || certificates == null) {
            if (allowUnsigned) return "unsigned";
            throw new ModuleRefused(name + " is not signed: " + (signatures == null ? SIGNATURES : CERTIFICATES) + " is missing");
        }
        try {
            Certificate first = first(certificates);
            check(name, entries, signatures, first);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(first.getEncoded()));
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new ModuleRefused(name + ": its signature cannot be read: " + e.getMessage(), e);
        }
    }

    private static Certificate first(byte[] bytes) throws GeneralSecurityException {
        Collection<? extends Certificate> all =
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes));
        if (all.isEmpty()) throw new GeneralSecurityException(CERTIFICATES + " holds no certificate");
        return all.iterator().next();
    }

    private static void check(String name, Map<String, byte[]> entries, byte[] signatures, Certificate certificate)
            throws GeneralSecurityException, IOException, ModuleRefused {
        Properties signed = new Properties();
        signed.load(new StringReader(new String(signatures, StandardCharsets.UTF_8)));
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            if (entry.getKey().equals(SIGNATURES) || entry.getKey().equals(CERTIFICATES)) continue;
            String value = signed.getProperty("/" + entry.getKey());
            if (value == null) throw new ModuleRefused(name + ": " + entry.getKey() + " has no signature");
            Signature verifying = Signature.getInstance("SHA256withRSA");
            verifying.initVerify(certificate);
            verifying.update(entry.getValue());
            if (!verifying.verify(Base64.getDecoder().decode(value))) {
                throw new ModuleRefused(name + ": " + entry.getKey() + " was changed after it was signed");
            }
        }
        for (String key : signed.stringPropertyNames()) {
            if (!entries.containsKey(key.substring(1))) throw new ModuleRefused(name + ": " + key.substring(1) + " was signed and is not there");
        }
    }

    private static void refusePlatformClasses(String name, String jar, byte[] bytes) throws ModuleRefused {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                for (String prefix : PLATFORM) {
                    if (e.getName().startsWith(prefix) && e.getName().endsWith(".class")) {
                        throw new ModuleRefused(name + ": " + jar + " packs the platform's own " + e.getName());
                    }
                }
            }
        } catch (IOException e) {
            throw new ModuleRefused(name + ": " + jar + " is no jar", e);
        }
    }

    /** Writes the jars of this module into a fresh folder and gives their paths by name. */
    Map<String, Path> unpack(Path folder) throws IOException {
        Files.createDirectories(folder);
        Map<String, Path> jars = new LinkedHashMap<>();
        for (ModuleInfo.Jar jar : info.jars()) {
            Path to = folder.resolve(Path.of(jar.file()).getFileName());
            Files.write(to, entries.get(jar.file()));
            jars.put(jar.file(), to);
        }
        return jars;
    }
}
