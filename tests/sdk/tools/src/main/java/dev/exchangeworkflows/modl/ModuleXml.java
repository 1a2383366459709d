package dev.exchangeworkflows.modl;

import dev.exchangeworkflows.modl.ModuleDescription.Scoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Writes module.xml as the vendor's Gradle plugin does: order, tabs, entities, no last line end. */
final class ModuleXml {
    private static final Comparator<Scoped> JAR_ORDER = Comparator.<Scoped>comparingInt(
                    jar -> -jar.scope().length())
            .thenComparing(Scoped::scope)
            .thenComparing(Scoped::value);

    private final StringBuilder out = new StringBuilder();

    private ModuleXml() {}

    static byte[] write(ModuleDescription module) {
        ModuleXml xml = new ModuleXml();
        xml.all(module);
        return xml.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void all(ModuleDescription module) {
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<modules>\n\t<module>\n");
        text("name", module.name());
        text("id", module.id());
        text("version", module.version());
        text("description", module.description());
        text("license", module.license());
        text("requiredIgnitionVersion", module.requiredIgnitionVersion());
        text("freeModule", String.valueOf(module.freeModule()));
        text("documentation", module.documentation());
        module.hooks().forEach(hook -> scoped("hook", hook, ""));
        dependencies(module.depends()).forEach(id -> scoped("depends", id, " required=\"false\""));
        text("requiredFrameworkVersion", ModuleDescription.FRAMEWORK_VERSION);
        jars(module.jars()).forEach(jar -> scoped("jar", jar, ""));
        out.append("\t</module>\n</modules>");
    }

    /** Ours are all optional; they stand in the order of their ids. */
    private static List<Scoped> dependencies(List<Scoped> rows) {
        return rows.stream().sorted(Comparator.comparing(Scoped::value)).toList();
    }

    private static List<Scoped> jars(List<Scoped> rows) {
        List<Scoped> folded = new ArrayList<>();
        for (Scoped row : rows) {
            folded.add("CDG".equals(row.scope()) ? new Scoped("A", row.value()) : row);
        }
        folded.sort(JAR_ORDER);
        return folded;
    }

    private void text(String element, String value) {
        line("<" + element + ">" + escape(value) + "</" + element + ">");
    }

    private void scoped(String element, Scoped row, String more) {
        String opening = "<" + element + " scope=\"" + escape(row.scope()) + "\"" + more + ">";
        line(opening + escape(row.value()) + "</" + element + ">");
    }

    private void line(String text) {
        out.append("\t\t").append(text).append('\n');
    }

    static String escape(String value) {
        StringBuilder escaped = new StringBuilder();
        value.codePoints().filter(ModuleXml::isXml).forEach(c -> escaped.append(entity(c)));
        return escaped.toString();
    }

    private static String entity(int c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&apos;";
            default -> Character.toString(c);
        };
    }

    private static boolean isXml(int c) {
        return c == 0x9
                || c == 0xA
                || c == 0xD
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
