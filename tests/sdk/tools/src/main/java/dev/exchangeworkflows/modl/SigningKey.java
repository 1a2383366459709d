package dev.exchangeworkflows.modl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.util.Properties;

/** A private key and its certificate file, named by the properties that the vendor's plugin reads. */
record SigningKey(PrivateKey privateKey, byte[] certificates) {
    private static final String PREFIX = "ignition.signing.";

    /** Relative paths are looked up from {@code root}. */
    static SigningKey of(Properties properties, Path root) throws IOException, GeneralSecurityException {
        Path store = root.resolve(need(properties, "keystoreFile"));
        char[] password = need(properties, "keystorePassword").toCharArray();
        String alias = need(properties, "certAlias");
        KeyStore keys = KeyStore.getInstance(store.toString().endsWith(".jks") ? "jks" : "pkcs12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, password);
        }
        Key key = keys.getKey(alias, keyPassword(properties, password));
        if (!(key instanceof PrivateKey privateKey) || !"RSA".equals(key.getAlgorithm())) {
            throw new IllegalArgumentException(store + " has no RSA key under the alias '" + alias + "'");
        }
        return new SigningKey(privateKey, Files.readAllBytes(root.resolve(need(properties, "certFile"))));
    }

    private static char[] keyPassword(Properties properties, char[] otherwise) {
        String own = properties.getProperty(PREFIX + "certPassword");
        return own == null ? otherwise : own.toCharArray();
    }

    private static String need(Properties properties, String name) {
        return ModuleDescription.need(properties, PREFIX + name);
    }
}
