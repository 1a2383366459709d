package dev.exchangeworkflows.modl;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * The zip itself. It is read twice: as a stream, which checks each CRC, and by its directory, which is what a gateway
 * reads; both must tell of the same entries, each once.
 */
record ArchiveCheck(SortedMap<String, byte[]> entries, List<String> problems, boolean readable) {

    static ArchiveCheck of(Path file) throws IOException {
        SortedMap<String, byte[]> entries = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        try {
            stream(file, entries, problems);
            Set<String> listed = directory(file, problems);
            if (problems.isEmpty() && !listed.equals(entries.keySet())) {
                problems.add("the directory of the zip does not list what the zip holds");
            }
        } catch (IOException e) {
            problems.add("the zip is damaged: " + e.getMessage());
            return new ArchiveCheck(entries, problems, false);
        }
        if (entries.isEmpty()) {
            problems.add("this is no zip, or an empty one");
        }
        return new ArchiveCheck(entries, problems, !entries.isEmpty());
    }

    private static void stream(Path file, SortedMap<String, byte[]> entries, List<String> problems)
            throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] content = zip.readAllBytes();
                if (!entry.isDirectory() && entries.put(entry.getName(), content) != null) {
                    problems.add("the zip has two entries named " + entry.getName());
                }
            }
        }
    }

    private static Set<String> directory(Path file, List<String> problems) throws IOException {
        Set<String> names = new TreeSet<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (!entry.isDirectory() && !names.add(entry.getName())) {
                    problems.add("the zip lists two entries named " + entry.getName());
                }
            }
        } catch (ZipException e) {
            throw new IOException(e.getMessage(), e);
        }
        return names;
    }
}
