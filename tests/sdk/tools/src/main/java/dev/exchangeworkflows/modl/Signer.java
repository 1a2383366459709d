package dev.exchangeworkflows.modl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Signs each entry of an unsigned module, as the vendor's signer does; sorted and without a date. */
final class Signer {
    static final String SIGNATURES = "signatures.properties";
    static final String CERTIFICATES = "certificates.p7b";
    static final String ALGORITHM = "SHA256withRSA";

    private Signer() {}

    static void sign(Path unsigned, Path signed, SigningKey key) throws IOException, GeneralSecurityException {
        SortedMap<String, byte[]> entries = Archive.read(unsigned);
        if (entries.containsKey(SIGNATURES) || entries.containsKey(CERTIFICATES)) {
            throw new IllegalArgumentException(unsigned + " is signed already; only an unsigned module can be signed");
        }
        entries.put(SIGNATURES, signatures(entries, key.privateKey()));
        entries.put(CERTIFICATES, key.certificates());
        Archive.write(signed, entries);
    }

    private static byte[] signatures(Map<String, byte[]> entries, PrivateKey key) throws GeneralSecurityException {
        SortedMap<String, String> lines = new TreeMap<>();
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            lines.put("/" + entry.getKey(), signature(entry.getValue(), key));
        }
        StringBuilder text = new StringBuilder();
        lines.forEach((name, value) -> text.append(escape(name, true))
                .append('=')
                .append(escape(value, false))
                .append('\n'));
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String signature(byte[] content, PrivateKey key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(ALGORITHM);
        signature.initSign(key);
        signature.update(content);
        return Base64.getEncoder().encodeToString(signature.sign());
    }

    /** The escapes of {@link java.util.Properties#store}, which would put a date above the lines. */
    static String escape(String text, boolean isKey) {
        StringBuilder escaped = new StringBuilder();
        for (char c : text.toCharArray()) {
            if ("=:#!\\".indexOf(c) >= 0 || (isKey && c == ' ')) {
                escaped.append('\\').append(c);
            } else if (c < 0x20 || c > 0x7e) {
                escaped.append(String.format("\\u%04X", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
