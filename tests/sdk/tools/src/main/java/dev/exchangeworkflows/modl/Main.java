package dev.exchangeworkflows.modl;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/** The command line: pack, sign, verify. */
public final class Main {
    private static final String USAGE =
            """
            usage: modl pack --shared FILE --description FILE [--version V] --jars DIR --license FILE --docs DIR --out FILE
                   modl sign --in FILE --out FILE (--properties FILE --root DIR | --development DIR)
                   modl verify FILE...
            """;

    private Main() {}

    public static void main(String[] words) throws IOException, GeneralSecurityException {
        try {
            System.exit(run(Arrays.asList(words)));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    /** The exit code; a wrong use is an IllegalArgumentException. */
    public static int run(List<String> words) throws IOException, GeneralSecurityException {
        String verb = words.isEmpty() ? "" : words.get(0);
        List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
        switch (verb) {
            case "pack" -> Packer.pack(Arguments.of(rest));
            case "sign" -> sign(Arguments.of(rest));
            case "verify" -> {
                return verify(rest);
            }
            default -> throw new IllegalArgumentException(USAGE);
        }
        return 0;
    }

    private static void sign(Arguments arguments) throws IOException, GeneralSecurityException {
        SigningKey key = arguments.values().containsKey("development")
                ? development(arguments.path("development"))
                : SigningKey.of(Arguments.properties(arguments.path("properties")), arguments.path("root"));
        Signer.sign(arguments.path("in"), arguments.path("out"), key);
    }

    private static SigningKey development(Path folder) throws IOException, GeneralSecurityException {
        Properties properties = Arguments.properties(DevelopmentKey.properties(folder));
        return SigningKey.of(properties, folder);
    }

    private static int verify(List<String> files) throws IOException {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("verify: no file named");
        }
        int failed = 0;
        for (String file : files) {
            Verifier.Report report = Verifier.verify(Path.of(file));
            System.out.print(report.text());
            failed += report.problems().isEmpty() ? 0 : 1;
        }
        return failed == 0 ? 0 : 1;
    }
}
