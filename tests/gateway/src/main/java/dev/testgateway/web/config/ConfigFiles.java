package dev.testgateway.web.config;

import com.inductiveautomation.ignition.common.gson.GsonBuilder;
import com.inductiveautomation.ignition.common.gson.JsonArray;
import com.inductiveautomation.ignition.common.gson.JsonObject;
import com.inductiveautomation.ignition.common.gson.JsonParseException;
import com.inductiveautomation.ignition.common.gson.JsonParser;
import com.inductiveautomation.ignition.common.model.ApplicationScope;
import com.inductiveautomation.ignition.common.resourcecollection.Resource;
import com.inductiveautomation.ignition.common.resourcecollection.ResourcePath;
import com.inductiveautomation.ignition.common.resourcecollection.ResourceType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code <root>/<module>/<type>[/<name>]/{config.json,resource.json}}: reads and writes whole resources. */
final class ConfigFiles {
    static final String COLLECTION = "core";
    static final String CONFIG = "config.json";
    static final String MANIFEST = "resource.json";
    private static final Logger LOG = LoggerFactory.getLogger("gateway.Config");

    private final Path root;

    ConfigFiles(Path root) {
        this.root = root;
    }

    /** Sorted by name; a singleton's path is empty. A folder without both files, or without a uuid, is no resource. */
    List<Resource> list(ResourceType type) {
        List<Resource> found = new ArrayList<>();
        read(type, "").ifPresent(found::add);
        for (String name : names(type)) {
            read(type, name).ifPresent(found::add);
        }
        return found;
    }

    Optional<Resource> read(ResourceType type, String name) {
        Path folder = folder(type, name);
        if (!Files.exists(folder.resolve(CONFIG)) || !Files.exists(folder.resolve(MANIFEST))) {
            return Optional.empty();
        }
        try {
            JsonObject manifest = JsonParser.parseString(Files.readString(folder.resolve(MANIFEST)))
                    .getAsJsonObject();
            return resource(type, name, manifest, Files.readAllBytes(folder.resolve(CONFIG)));
        } catch (IOException | JsonParseException | IllegalStateException e) {
            LOG.warn("{} cannot be read: {}", folder.resolve(MANIFEST), e.toString());
            return Optional.empty();
        }
    }

    private Optional<Resource> resource(ResourceType type, String name, JsonObject manifest, byte[] config) {
        JsonObject attributes = manifest.getAsJsonObject("attributes");
        if (attributes == null || !attributes.has("uuid")) {
            LOG.warn("{} is ignored: attributes.uuid is missing", folder(type, name).resolve(MANIFEST));
            return Optional.empty();
        }
        return Optional.of(Resource.newBuilder()
                .setCollectionName(COLLECTION)
                .setResourcePath(new ResourcePath(type, name))
                .setApplicationScope(ApplicationScope.ALL)
                .putAttribute("uuid", attributes.get("uuid").getAsString())
                .putData(CONFIG, config)
                .build());
    }

    /** Each file is moved into its place whole. The manifest goes first: without it the content is no resource. */
    void write(ResourceType type, String name, byte[] config, String actor) {
        Path folder = folder(type, name);
        try {
            Files.createDirectories(folder);
            String uuid = read(type, name)
                    .map(old -> String.valueOf(old.getAttributes().get("uuid")))
                    .orElseGet(() -> UUID.randomUUID().toString());
            move(folder.resolve(MANIFEST), manifest(uuid, actor).getBytes());
            move(folder.resolve(CONFIG), config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(ResourceType type, String name) {
        try {
            Files.deleteIfExists(folder(type, name).resolve(CONFIG));
            Files.deleteIfExists(folder(type, name).resolve(MANIFEST));
            if (!name.isEmpty()) {
                Files.deleteIfExists(folder(type, name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void move(Path file, byte[] bytes) throws IOException {
        Path made = file.resolveSibling(file.getFileName() + ".tmp");
        Files.write(made, bytes);
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String manifest(String uuid, String actor) {
        JsonObject modification = new JsonObject();
        modification.addProperty("actor", actor == null ? "system" : actor);
        modification.addProperty("timestamp", Instant.now().toString());
        JsonObject attributes = new JsonObject();
        attributes.add("lastModification", modification);
        attributes.addProperty("uuid", uuid);
        attributes.addProperty("enabled", true);
        JsonArray files = new JsonArray();
        files.add(CONFIG);
        JsonObject manifest = new JsonObject();
        manifest.addProperty("scope", "A");
        manifest.addProperty("version", 1);
        manifest.addProperty("restricted", false);
        manifest.addProperty("overridable", true);
        manifest.add("files", files);
        manifest.add("attributes", attributes);
        return new GsonBuilder().setPrettyPrinting().create().toJson(manifest) + "\n";
    }

    private List<String> names(ResourceType type) {
        Path folder = folder(type, "");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isDirectory)
                    .map(child -> child.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path folder(ResourceType type, String name) {
        return root.resolve(type.moduleId()).resolve(type.typeId()).resolve(name);
    }
}
