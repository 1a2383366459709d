package dev.exchangeworkflows.workflows.gateway.projects;

import com.inductiveautomation.ignition.common.gson.JsonObject;
import com.inductiveautomation.ignition.common.resourcecollection.Resource;
import com.inductiveautomation.ignition.common.resourcecollection.RuntimeResourceCollection;
import com.inductiveautomation.ignition.common.script.ModuleLibrary;
import dev.exchangeworkflows.workflows.common.WorkflowsIds;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What a project's scripts say about workflows, read from their text. */
final class ScriptScan {
    private static final Pattern USES = Pattern.compile(
            "(exchange|system)\\.workflows\\b|from\\s+(exchange|system)\\s+import\\b"
                    + "|^\\s*@([\\w.]+\\.)?(workflow|step)\\b",
            Pattern.MULTILINE);
    private static final String OURS = WorkflowsIds.NAMESPACE.replace('.', '/');

    private final Map<String, String> scripts = new TreeMap<>();

    ScriptScan(RuntimeResourceCollection project) {
        for (Resource script : project.getResourcesOfType(ModuleLibrary.RESOURCE_TYPE)) {
            script.getData(ModuleLibrary.CODE_DATA_KEY).ifPresent(code -> scripts.put(
                    script.getResourcePath().getPath(), new String(code.getBytes(), StandardCharsets.UTF_8)));
        }
    }

    /** Modules that may declare workflows. */
    List<String> users() {
        List<String> modules = new ArrayList<>();
        scripts.forEach((path, code) -> {
            if (USES.matcher(code).find()) {
                modules.add(path.replace('/', '.'));
            }
        });
        return modules;
    }

    /** {@code {module: text}} of the users. */
    String sourcesJson() {
        JsonObject sources = new JsonObject();
        users().forEach(module -> sources.addProperty(module, scripts.get(module.replace('.', '/'))));
        return sources.toString();
    }

    /** Scripts of the project that lie on names of the API, and so hide them. */
    List<String> hiding(List<String> exports) {
        List<String> ours = exports.stream().map(e -> OURS + "/" + e.replace('.', '/')).toList();
        return scripts.keySet().stream()
                .filter(path -> path.equals(OURS) || ours.stream().anyMatch(our -> meet(our, path)))
                .toList();
    }

    private static boolean meet(String ours, String path) {
        return path.startsWith(OURS + "/")
                && (ours.equals(path) || ours.startsWith(path + "/") || path.startsWith(ours + "/"));
    }

    /** The same for the same text of all scripts. */
    String version() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            scripts.forEach((path, code) -> digest.update((path + '\0' + code + '\0').getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
