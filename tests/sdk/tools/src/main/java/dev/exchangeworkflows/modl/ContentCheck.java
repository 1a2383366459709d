package dev.exchangeworkflows.modl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** module.xml says what is there, and in a form that every gateway takes. */
final class ContentCheck {
    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+(\\.\\d+)?(-(rc|beta)\\d+|-SNAPSHOT)?");
    private static final Pattern PLAIN_VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+");
    private static final Pattern SCOPES = Pattern.compile("A|[CDG]{1,3}");
    private static final Pattern LIBRARY = Pattern.compile("^(.+?)-\\d.*\\.jar$");

    private final SortedMap<String, byte[]> entries;
    private final Verifier.Report report;

    ContentCheck(SortedMap<String, byte[]> entries, Verifier.Report report) {
        this.entries = entries;
        this.report = report;
    }

    void check() {
        try {
            all(ModuleElement.of(entries.get("module.xml")));
        } catch (IllegalArgumentException e) {
            problem(e.getMessage());
        }
    }

    private void all(ModuleElement module) {
        report.facts().add(module.text("name") + " " + module.text("version") + " (" + module.text("id") + ")");
        required(module);
        versions(module);
        hooks(module);
        scopes("depends", module);
        jars(module);
        documents(module);
        nothingElse(module);
    }

    private void required(ModuleElement module) {
        for (String element : List.of("name", "id", "version", "requiredIgnitionVersion", "requiredFrameworkVersion")) {
            if (module.text(element).isEmpty()) {
                problem("module.xml has no " + element);
            }
        }
    }

    private void versions(ModuleElement module) {
        String version = module.text("version");
        if (!VERSION.matcher(version).matches()) {
            problem("a gateway refuses the version '" + version + "': it takes 1.2.3, 1.2.3.4, 1.2.3-rc1, 1.2.3-beta1, 1.2.3-SNAPSHOT");
        }
        String ignition = module.text("requiredIgnitionVersion");
        if (!PLAIN_VERSION.matcher(ignition).matches()) {
            problem("requiredIgnitionVersion is '" + ignition + "', it must be three numbers such as 8.3.0");
        }
    }

    private void hooks(ModuleElement module) {
        Set<String> seen = new HashSet<>();
        for (Element hook : module.all("hook")) {
            String scope = hook.getAttribute("scope");
            if (!Set.of("C", "D", "G").contains(scope)) {
                problem("hook " + hook.getTextContent() + " has scope '" + scope + "', it must be one of C, D, G");
            } else if (!seen.add(scope)) {
                problem("there are two hooks of scope " + scope + "; a gateway would use the last one only");
            }
        }
        if (seen.isEmpty()) {
            problem("module.xml names no hook");
        }
    }

    private void scopes(String element, ModuleElement module) {
        for (Element row : module.all(element)) {
            String scope = row.getAttribute("scope");
            boolean twice = scope.chars().distinct().count() != scope.length();
            if (!SCOPES.matcher(scope).matches() || twice) {
                problem(element + " " + row.getTextContent() + " has scope '" + scope + "', not letters of C, D, G");
            }
        }
    }

    private void jars(ModuleElement module) {
        scopes("jar", module);
        Set<String> listed = new TreeSet<>();
        module.all("jar").forEach(jar -> listed.add(jar.getTextContent()));
        Map<String, String> libraries = new HashMap<>();
        for (String jar : listed) {
            present("jar", jar);
            Matcher library = LIBRARY.matcher(jar);
            String other = library.matches() ? libraries.put(library.group(1), jar) : null;
            if (other != null) {
                problem(jar + " and " + other + " look like two versions of one library");
            }
        }
        for (String name : entries.keySet()) {
            if (name.endsWith(".jar") && !listed.contains(name)) {
                problem(name + " is packed but module.xml does not list it");
            }
        }
    }

    private void documents(ModuleElement module) {
        present("license", module.text("license"));
        String index = module.text("documentation");
        boolean hasDocumentation = entries.keySet().stream().anyMatch(name -> name.startsWith("doc/"));
        if (!index.isEmpty()) {
            present("documentation", "doc/" + index);
        } else if (hasDocumentation) {
            problem("there is documentation, but module.xml does not name its first page");
        }
    }

    private void present(String element, String name) {
        if (!name.isEmpty() && !entries.containsKey(name)) {
            problem("module.xml names the " + element + " " + name + ", which is not there");
        }
    }

    private void nothingElse(ModuleElement module) {
        List<String> known = new ArrayList<>(List.of("module.xml", Signer.SIGNATURES, Signer.CERTIFICATES));
        known.add(module.text("license"));
        for (String name : entries.keySet()) {
            if (!known.contains(name) && !name.startsWith("doc/") && !(name.endsWith(".jar") && !name.contains("/"))) {
                problem(name + " has no place in a module");
            }
        }
    }

    private void problem(String text) {
        report.problems().add(text);
    }
}
