package dev.testgateway;

import com.inductiveautomation.ignition.common.model.ApplicationScope;
import com.inductiveautomation.ignition.common.resourcecollection.ChangeOperation;
import com.inductiveautomation.ignition.common.resourcecollection.Resource;
import com.inductiveautomation.ignition.common.resourcecollection.ResourceBuilder;
import com.inductiveautomation.ignition.common.resourcecollection.ResourceCollectionManifest;
import com.inductiveautomation.ignition.common.resourcecollection.ResourceId;
import com.inductiveautomation.ignition.common.resourcecollection.ResourcePath;
import com.inductiveautomation.ignition.common.resourcecollection.ResourceType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Projects as Ignition keeps them on disk: {@code project.json}, and a folder with {@code resource.json} per resource. */
final class ProjectFiles {
    private static final String MANIFEST = "project.json";
    private static final String RESOURCE = "resource.json";
    private final Path root;

    ProjectFiles(Path root) {
        this.root = root;
    }

    /** All projects by name, with what they inherit. A project that cannot be read is an error of the whole scan. */
    Map<String, Project> read() {
        Map<String, Project> own = new TreeMap<>();
        if (!Files.isDirectory(root)) return own;
        try (Stream<Path> folders = Files.list(root)) {
            for (Path folder : folders.sorted().toList()) {
                if (Files.isRegularFile(folder.resolve(MANIFEST))) own.put(folder.getFileName().toString(), readOne(folder));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the projects in " + root, e);
        }
        Map<String, Project> effective = new TreeMap<>();
        own.forEach((name, project) -> effective.put(name, project.inheriting(own)));
        return effective;
    }

    private Project readOne(Path folder) throws IOException {
        String name = folder.getFileName().toString();
        Map<String, Object> json = Json.object(Files.readString(folder.resolve(MANIFEST)));
        ResourceCollectionManifest manifest = new ResourceCollectionManifest(
                text(json, "title", ""), text(json, "description", ""), flag(json, "enabled", true),
                flag(json, "inheritable", false), text(json, "parent", ""));
        Map<ResourcePath, Resource> resources = new LinkedHashMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(p -> p.getFileName().toString().equals(RESOURCE)).sorted().toList()) {
                Resource resource = readResource(name, folder, file);
                if (resource != null) resources.put(resource.getResourcePath(), resource);
            }
        }
        return new Project(name, manifest, resources);
    }

    private static Resource readResource(String project, Path root, Path file) throws IOException {
        Path folder = file.getParent();
        Path relative = root.relativize(folder);
        if (relative.getNameCount() < 2) return null;
        ResourceType type = new ResourceType(relative.getName(0).toString(), relative.getName(1).toString());
        String path = relative.getNameCount() == 2 ? "" : relative.subpath(2, relative.getNameCount()).toString().replace('\\', '/');
        Map<String, Object> json = Json.object(Files.readString(file));
        ResourceBuilder builder = Resource.newBuilder().setCollectionName(project).setResourcePath(type, path)
                .setApplicationScope(ApplicationScope.parseScope(text(json, "scope", "A")))
                .setVersion(((Number) json.getOrDefault("version", 1L)).intValue());
        if (json.get("documentation") instanceof String doc) builder.setDocumentation(doc);
        if (json.get("attributes") instanceof Map<?, ?> attributes) attributes.forEach((k, v) -> builder.putAttribute(String.valueOf(k), v));
        for (Path data : dataFiles(folder)) builder.putData(data.getFileName().toString(), Files.readAllBytes(data));
        return builder.build();
    }

    private static List<Path> dataFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(p -> Files.isRegularFile(p) && !p.getFileName().toString().equals(RESOURCE)).sorted().toList();
        }
    }

    private static String text(Map<String, Object> json, String key, String otherwise) {
        return json.get(key) instanceof String s ? s : otherwise;
    }

    private static boolean flag(Map<String, Object> json, String key, boolean otherwise) {
        return json.get(key) instanceof Boolean b ? b : otherwise;
    }

    // --- writing ----------------------------------------------------------------------------------------------------

    void write(ChangeOperation change) throws IOException {
        if (change instanceof ChangeOperation.CreateResourceOperation op) write(op.getResource());
        else if (change instanceof ChangeOperation.ModifyResourceOperation op) write(op.getResource());
        else delete(folder(change.getResourceId()));
    }

    void write(Resource resource) throws IOException {
        Path folder = folder(resource.getResourceId());
        Files.createDirectories(folder);
        for (Path old : dataFiles(folder)) Files.delete(old);
        for (String key : resource.getDataKeys()) Files.write(folder.resolve(key), resource.getData(key).orElseThrow().getBytes());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("scope", resource.getApplicationScope() == ApplicationScope.ALL ? "A" : ApplicationScope.toCode(resource.getApplicationScope()));
        json.put("version", resource.getVersion());
        json.put("restricted", false);
        json.put("overridable", true);
        json.put("files", new ArrayList<>(resource.getDataKeys()));
        json.put("attributes", resource.getAttributes());
        Files.writeString(folder.resolve(RESOURCE), Json.write(json), StandardCharsets.UTF_8);
    }

    /** Makes the project when it is not there. */
    void ensure(String project) throws IOException {
        Path manifest = root.resolve(project).resolve(MANIFEST);
        if (Files.exists(manifest)) return;
        Files.createDirectories(manifest.getParent());
        Files.writeString(manifest, Json.write(new LinkedHashMap<>(Map.of("title", project, "description", "", "enabled", true, "inheritable", false))));
    }

    private Path folder(ResourceId id) {
        ResourceType type = id.getResourceType();
        Path folder = root.resolve(id.collectionName()).resolve(type.moduleId()).resolve(type.typeId());
        String path = id.resourcePath().getPath();
        return path.isEmpty() ? folder : folder.resolve(path);
    }

    /** The folder and all that is in it. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path p : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(p);
        }
    }
}
