package dev.exchangeworkflows.modl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Says in words what is wrong with a module file, and what it is when nothing is. */
final class Verifier {
    private Verifier() {}

    /** What was found: facts to read, and problems, of which a good module has none. */
    record Report(Path file, List<String> facts, List<String> problems) {
        String text() {
            StringBuilder text = new StringBuilder().append(file).append('\n');
            facts.forEach(fact -> text.append("  ").append(fact).append('\n'));
            problems.forEach(problem -> text.append("  WRONG: ").append(problem).append('\n'));
            String end = problems.isEmpty() ? "good" : problems.size() + " problem(s): a gateway should not get this file";
            return text.append("  ").append(end).append('\n').toString();
        }
    }

    static Report verify(Path file) throws IOException {
        Report report = new Report(file, new ArrayList<>(), new ArrayList<>());
        if (!Files.isRegularFile(file)) {
            report.problems().add("there is no such file");
            return report;
        }
        ArchiveCheck archive = ArchiveCheck.of(file);
        report.problems().addAll(archive.problems());
        if (archive.readable()) {
            check(archive.entries(), report);
        }
        return report;
    }

    /** Later checks read what earlier ones have found to be there. */
    private static void check(SortedMap<String, byte[]> entries, Report report) {
        SignatureCheck signatures = new SignatureCheck(entries, report);
        boolean hasManifest = entries.containsKey("module.xml");
        if (!hasManifest) {
            report.problems().add("module.xml is missing");
        }
        signatures.check();
        if (hasManifest) {
            new ContentCheck(entries, report).check();
        }
        new JarCheck(entries, report).check();
    }
}
