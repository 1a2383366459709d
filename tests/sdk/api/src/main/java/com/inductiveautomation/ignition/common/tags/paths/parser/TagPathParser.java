package com.inductiveautomation.ignition.common.tags.paths.parser;

import com.inductiveautomation.ignition.common.tags.model.BasicTagPath;
import com.inductiveautomation.ignition.common.tags.model.TagPath;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

public final class TagPathParser {
    private TagPathParser() {}

    public static TagPath parse(String path) throws IOException {
        return parse(null, path);
    }

    public static TagPath parse(String provider, String path) throws IOException {
        String rest = path.trim();
        String source = provider;
        if (rest.startsWith("[")) {
            int end = rest.indexOf(']');
            if (end < 0) throw new IOException("no closing bracket in tag path '" + path + "'");
            source = rest.substring(1, end);
            rest = rest.substring(end + 1);
        }
        List<String> parts = rest.isEmpty() ? List.of() : Arrays.asList(rest.split("/"));
        if (parts.contains("")) throw new IOException("empty name in tag path '" + path + "'");
        return new BasicTagPath(source, parts);
    }

    public static TagPath parseSafe(String path) {
        return parseSafe(null, path);
    }

    public static TagPath parseSafe(String provider, String path) {
        try {
            return parse(provider, path);
        } catch (IOException e) {
            return null;
        }
    }
}
