package dev.testgateway.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A route's path: {@code :name} stands for one segment, a last {@code *} for any rest. */
final class PathPattern {
    private final List<String> segments;
    private final boolean open;

    PathPattern(String path) {
        List<String> parts = split(path);
        open = !parts.isEmpty() && parts.get(parts.size() - 1).equals("*");
        segments = open ? parts.subList(0, parts.size() - 1) : parts;
    }

    /** The parameters of a path that matches. The path is as it was sent, not decoded. */
    Optional<Map<String, String>> match(String path) {
        List<String> parts = split(path);
        if (open ? parts.size() < segments.size() : parts.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            if (!matches(segments.get(i), decode(parts.get(i)), parameters)) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }

    private static boolean matches(String segment, String value, Map<String, String> parameters) {
        if (segment.startsWith(":")) {
            parameters.put(segment.substring(1), value);
            return true;
        }
        return segment.equals(value);
    }

    private static List<String> split(String path) {
        String trimmed = path.startsWith("/") ? path.substring(1) : path;
        return trimmed.isEmpty() ? List.of() : List.of(trimmed.split("/", -1));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
