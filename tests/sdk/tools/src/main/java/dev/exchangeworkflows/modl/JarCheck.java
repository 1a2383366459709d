package dev.exchangeworkflows.modl;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** No jar brings what the platform has: a second copy of those classes breaks the gateway in odd ways. */
final class JarCheck {
    private static final List<String> PLATFORM = List.of(
            "org/python/",
            "org/slf4j/",
            "org/eclipse/jetty/",
            "jakarta/servlet/",
            "javax/servlet/",
            "com/inductiveautomation/");

    private final SortedMap<String, byte[]> entries;
    private final Verifier.Report report;

    JarCheck(SortedMap<String, byte[]> entries, Verifier.Report report) {
        this.entries = entries;
        this.report = report;
    }

    void check() {
        entries.forEach((name, content) -> {
            if (name.endsWith(".jar")) {
                jar(name, content);
            }
        });
    }

    private void jar(String jar, byte[] content) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            int count = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                count++;
                String name = entry.getName();
                if (name.endsWith(".class") && PLATFORM.stream().anyMatch(name::startsWith)) {
                    report.problems().add(jar + " brings " + name + ", which belongs to the platform");
                    return;
                }
            }
            if (count == 0) {
                report.problems().add(jar + " is no jar, or an empty one");
            }
        } catch (IOException e) {
            report.problems().add(jar + " is damaged: " + e.getMessage());
        }
    }
}
