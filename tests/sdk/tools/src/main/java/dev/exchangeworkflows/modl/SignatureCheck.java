package dev.exchangeworkflows.modl;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** Every entry is signed, nothing else is, and each signature is of the first certificate's key. */
final class SignatureCheck {
    private static final int SMALLEST_KEY = 2048;
    private static final int SMALLEST_VALIDITY_DAYS = 30;

    private final SortedMap<String, byte[]> entries;
    private final Verifier.Report report;

    SignatureCheck(SortedMap<String, byte[]> entries, Verifier.Report report) {
        this.entries = entries;
        this.report = report;
    }

    void check() {
        boolean hasSignatures = entries.containsKey(Signer.SIGNATURES);
        boolean hasCertificates = entries.containsKey(Signer.CERTIFICATES);
        if (!hasSignatures && !hasCertificates) {
            problem("it is not signed: signatures.properties and certificates.p7b are missing");
        } else if (!hasSignatures || !hasCertificates) {
            problem((hasSignatures ? Signer.CERTIFICATES : Signer.SIGNATURES) + " is missing");
        } else {
            signed();
        }
    }

    private void signed() {
        List<X509Certificate> chain = certificates();
        Properties signatures = signatures();
        if (signatures.containsKey("/" + Signer.SIGNATURES) || signatures.containsKey("/" + Signer.CERTIFICATES)) {
            problem("it was signed twice: the signatures of the first time were signed as content");
        }
        names(signatures);
        if (!chain.isEmpty()) {
            describe(chain.get(0));
            verify(signatures, chain.get(0));
        }
    }

    private List<X509Certificate> certificates() {
        List<X509Certificate> chain = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            byte[] file = entries.get(Signer.CERTIFICATES);
            for (Certificate certificate : factory.generateCertificates(new ByteArrayInputStream(file))) {
                chain.add((X509Certificate) certificate);
            }
            if (chain.isEmpty()) {
                problem("certificates.p7b has no certificate in it");
            }
        } catch (CertificateException e) {
            problem("certificates.p7b cannot be read: " + e.getMessage());
        }
        return chain;
    }

    private Properties signatures() {
        Properties signatures = new Properties();
        try {
            signatures.load(new ByteArrayInputStream(entries.get(Signer.SIGNATURES)));
        } catch (IOException | IllegalArgumentException e) {
            problem("signatures.properties cannot be read: " + e.getMessage());
        }
        return signatures;
    }

    private void names(Properties signatures) {
        Set<String> unsigned = new TreeSet<>(entries.keySet());
        unsigned.removeAll(Set.of(Signer.SIGNATURES, Signer.CERTIFICATES));
        Set<String> stale = new TreeSet<>();
        for (String key : signatures.stringPropertyNames()) {
            String name = key.startsWith("/") ? key.substring(1) : key;
            if (!unsigned.remove(name) && !Set.of(Signer.SIGNATURES, Signer.CERTIFICATES).contains(name)) {
                stale.add(name);
            }
        }
        unsigned.forEach(name -> problem(name + " has no signature: it was added after signing"));
        stale.forEach(name -> problem(name + " has a signature but is not there: it was removed after signing"));
    }

    private void verify(Properties signatures, X509Certificate certificate) {
        List<String> wrong = new ArrayList<>();
        int tried = 0;
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            String signature = signatures.getProperty("/" + entry.getKey());
            if (signature != null) {
                tried++;
                if (!verifies(signature, entry.getValue(), certificate)) {
                    wrong.add(entry.getKey());
                }
            }
        }
        if (tried > 0 && wrong.size() == tried) {
            problem("no signature fits the first certificate: it belongs to another key");
        } else {
            wrong.forEach(name -> problem(name + " is not what was signed: it was changed after signing"));
        }
    }

    private static boolean verifies(String text, byte[] content, X509Certificate certificate) {
        try {
            Signature signature = Signature.getInstance(Signer.ALGORITHM);
            signature.initVerify(certificate.getPublicKey());
            signature.update(content);
            return signature.verify(Base64.getDecoder().decode(text.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private void describe(X509Certificate certificate) {
        report.facts().add("signed by " + certificate.getSubjectX500Principal());
        report.facts().add("certificate until " + certificate.getNotAfter().toInstant());
        report.facts().add("SHA-256 " + fingerprint(certificate, "SHA-256"));
        report.facts().add("SHA-1   " + fingerprint(certificate, "SHA-1"));
        if (!(certificate.getPublicKey() instanceof RSAPublicKey key)) {
            problem("the key is " + certificate.getPublicKey().getAlgorithm() + ", a gateway wants RSA");
        } else if (key.getModulus().bitLength() < SMALLEST_KEY) {
            problem("the RSA key has " + key.getModulus().bitLength() + " bits, fewer than " + SMALLEST_KEY);
        }
        long days = java.time.Duration.between(java.time.Instant.now(), certificate.getNotAfter().toInstant()).toDays();
        if (days < SMALLEST_VALIDITY_DAYS) {
            problem("the certificate ends within " + Math.max(days, 0) + " days");
        }
    }

    private static String fingerprint(X509Certificate certificate, String algorithm) {
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException e) {
            return "unknown: " + e.getMessage();
        }
    }

    private void problem(String text) {
        report.problems().add(text);
    }
}
