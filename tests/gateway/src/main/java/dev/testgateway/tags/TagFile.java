package dev.testgateway.tags;

import com.inductiveautomation.ignition.common.sqltags.model.types.DataType;
import com.inductiveautomation.ignition.common.tags.model.TagPath;
import dev.testgateway.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code tags.json}: a tag export as Ignition writes it, with a list {@code changeScripts} beside it for the
 * tag-change events of projects.
 */
public final class TagFile {
    private TagFile() {}

    public static void load(Path file, Tags tags, TagChangeScripts changes) throws IOException {
        if (!Files.isRegularFile(file)) return;
        Map<String, Object> json = Json.object(Files.readString(file));
        for (Object tag : list(json.get("tags"))) tag("", map(tag), tags);
        for (Object script : list(json.get("changeScripts"))) change(map(script), changes);
    }

    private static void tag(String folder, Map<String, Object> json, Tags tags) {
        String path = folder.isEmpty() ? String.valueOf(json.get("name")) : folder + "/" + json.get("name");
        if (json.containsKey("tags")) {
            for (Object child : list(json.get("tags"))) tag(path, map(child), tags);
            return;
        }
        DataType type = json.get("dataType") instanceof String s ? DataType.valueOf(s) : DataType.Int4;
        tags.configure(path, type, json.get("value"), script(json));
    }

    private static String script(Map<String, Object> json) {
        for (Object event : list(json.get("eventScripts"))) {
            if ("valueChanged".equals(map(event).get("eventid"))) return String.valueOf(map(event).get("script"));
        }
        return null;
    }

    private static void change(Map<String, Object> json, TagChangeScripts changes) {
        List<TagPath> paths = new ArrayList<>();
        for (Object path : list(json.get("tagPaths"))) {
            TagPath parsed = Tags.parse(String.valueOf(path));
            paths.add(parsed.getSource() == null ? Tags.parse("[default]" + path) : parsed);
        }
        changes.add(String.valueOf(json.get("project")), String.valueOf(json.get("name")), paths, String.valueOf(json.get("script")));
    }

    private static List<?> list(Object value) {
        return value instanceof List<?> l ? l : List.of();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return value instanceof Map<?, ?> m ? (Map<String, Object>) m : Map.of();
    }
}
