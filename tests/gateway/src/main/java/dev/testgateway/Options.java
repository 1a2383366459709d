package dev.testgateway;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The command line. */
public record Options(
        Path home,
        int port,
        int controlPort,
        List<Path> modules,
        boolean acceptModules,
        boolean allowUnsigned,
        Path projects,
        Map<String, String> datasources,
        double reloadDelay,
        int poolSize,
        long poolWaitMs,
        String scriptingProject,
        Order hookOrder,
        Order eventOrder,
        boolean rebuildOnRemoval) {

    /** In which order two things come whose order on a real gateway nobody has confirmed. */
    public enum Order {
        FIRST,
        LAST,
        ALTERNATE
    }

    static final String USAGE = """
            usage: run --home DIR [--port 8088] [--control-port 8089] [--module FILE]... [--accept-modules]
                       [--projects DIR] [--datasource NAME=JDBC_URL[;user=...;password=...]]... [--reload-delay SECONDS]
                       [--pool-size 8] [--pool-wait-ms 5000] [--scripting-project NAME] [--allow-unsigned]
                       [--hook-order first|last|alternate]   hook before, after, or by turns before and after the library
                       [--event-order first|last|alternate]  resource events before, after, or by turns, the new manager
                       [--on-removal keep|rebuild]           script managers when a module is removed
            """;

    /** Defaults for a home folder: no modules, ports chosen by the system. */
    public static Options in(Path home) {
        return parse("--home", home.toString(), "--port", "0", "--control-port", "0");
    }

    /** @throws IllegalArgumentException with a text for the user */
    public static Options parse(String... args) {
        Map<String, String> one = new LinkedHashMap<>();
        List<Path> modules = new ArrayList<>();
        Map<String, String> datasources = new LinkedHashMap<>();
        boolean accept = false;
        boolean unsigned = Boolean.getBoolean("ignition.allowunsignedmodules");
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--accept-modules" -> accept = true;
                case "--allow-unsigned" -> unsigned = true;
                case "--module" -> modules.add(Path.of(value(args, ++i)));
                case "--datasource" -> {
                    String[] pair = value(args, ++i).split("=", 2);
                    if (pair.length < 2) throw new IllegalArgumentException("--datasource needs NAME=JDBC_URL, not " + pair[0]);
                    datasources.put(pair[0], pair[1]);
                }
                case "--home", "--port", "--control-port", "--projects", "--reload-delay", "--pool-size", "--pool-wait-ms",
                        "--scripting-project", "--hook-order", "--event-order", "--on-removal" -> one.put(args[i], value(args, ++i));
                default -> throw new IllegalArgumentException("unknown option " + args[i] + "\n" + USAGE);
            }
        }
        if (!one.containsKey("--home")) throw new IllegalArgumentException("--home is missing\n" + USAGE);
        Path home = Path.of(one.get("--home")).toAbsolutePath();
        return new Options(
                home,
                Integer.parseInt(one.getOrDefault("--port", "8088")),
                Integer.parseInt(one.getOrDefault("--control-port", "8089")),
                modules,
                accept,
                unsigned,
                one.containsKey("--projects") ? Path.of(one.get("--projects")).toAbsolutePath() : home.resolve("data/projects"),
                datasources,
                Double.parseDouble(one.getOrDefault("--reload-delay", "0.1")),
                Integer.parseInt(one.getOrDefault("--pool-size", "8")),
                Long.parseLong(one.getOrDefault("--pool-wait-ms", "5000")),
                one.get("--scripting-project"),
                Order.valueOf(one.getOrDefault("--hook-order", "alternate").toUpperCase()),
                Order.valueOf(one.getOrDefault("--event-order", "alternate").toUpperCase()),
                one.getOrDefault("--on-removal", "keep").equals("rebuild"));
    }

    private static String value(String[] args, int i) {
        if (i >= args.length) throw new IllegalArgumentException(args[i - 1] + " needs a value\n" + USAGE);
        return args[i];
    }
}
