package dev.exchangeworkflows.modl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.util.HexFormat;
import java.util.List;

/** A key and a certificate signed by itself, made on first use outside version control. */
final class DevelopmentKey {
    private static final String ALIAS = "development";
    private static final String STORE = "development.p12";
    private static final String CHAIN = "development.p7b";

    private DevelopmentKey() {}

    /** The properties that name the key in {@code folder}; makes it when there is none. */
    static Path properties(Path folder) throws IOException, GeneralSecurityException {
        Path properties = folder.resolve("signing.properties");
        if (!Files.exists(properties)) {
            Files.createDirectories(folder);
            Files.deleteIfExists(folder.resolve(STORE));
            String password = password();
            keytool(folder.resolve(STORE), password);
            Files.write(folder.resolve(CHAIN), chain(folder.resolve(STORE), password));
            writePrivate(properties, text(password));
        }
        return properties;
    }

    private static String password() {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static void keytool(Path store, String password) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore", store.toString(),
                "-storetype", "PKCS12",
                "-storepass", password,
                "-alias", ALIAS,
                "-keyalg", "RSA",
                "-keysize", "3072",
                "-sigalg", Signer.ALGORITHM,
                "-validity", "7300",
                "-dname", "CN=Workflows development key, O=Exchange Workflows");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (waitFor(process) != 0) {
            throw new IOException("keytool could not make the development key: " + output);
        }
    }

    private static int waitFor(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while keytool ran"));
        }
    }

    private static byte[] chain(Path store, String password) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("pkcs12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, password.toCharArray());
        }
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        return factory.generateCertPath(List.of(keys.getCertificate(ALIAS))).getEncoded("PKCS7");
    }

    private static String text(String password) {
        return String.join(
                "\n",
                "# The development key. Modules signed with it are for trying out, not for release.",
                "ignition.signing.keystoreFile=" + STORE,
                "ignition.signing.keystorePassword=" + password,
                "ignition.signing.certAlias=" + ALIAS,
                "ignition.signing.certPassword=" + password,
                "ignition.signing.certFile=" + CHAIN,
                "");
    }

    private static void writePrivate(Path file, String text) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }
}
