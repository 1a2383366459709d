package dev.testgateway.tags;

import com.inductiveautomation.ignition.common.browsing.BrowseFilter;
import com.inductiveautomation.ignition.common.browsing.Results;
import com.inductiveautomation.ignition.common.model.values.BasicQualifiedValue;
import com.inductiveautomation.ignition.common.model.values.QualifiedValue;
import com.inductiveautomation.ignition.common.model.values.QualityCode;
import com.inductiveautomation.ignition.common.sqltags.model.types.DataType;
import com.inductiveautomation.ignition.common.tags.browsing.NodeDescription;
import com.inductiveautomation.ignition.common.tags.model.BasicTagPath;
import com.inductiveautomation.ignition.common.tags.model.SecurityContext;
import com.inductiveautomation.ignition.common.tags.model.TagPath;
import com.inductiveautomation.ignition.common.tags.model.TagProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Memory tags below one provider name. Names are compared without case. */
class Provider implements TagProvider {
    private final String name;
    private final Map<String, Tag> tags = new ConcurrentHashMap<>();
    final Tags owner;

    Provider(String name, Tags owner) {
        this.name = name;
        this.owner = owner;
    }

    @Override
    public String getName() {
        return name;
    }

    private static String key(TagPath path) {
        return path.toStringPartial().toLowerCase();
    }

    Tag find(TagPath path) {
        return tags.get(key(path));
    }

    Tag make(TagPath path, DataType type) {
        return tags.computeIfAbsent(key(path), k -> new Tag(new BasicTagPath(name, parts(path)), type));
    }

    void remove(TagPath path) {
        tags.remove(key(path));
    }

    void clear() {
        tags.clear();
    }

    int forget(ClassLoader loader) {
        int left = 0;
        for (Tag tag : tags.values()) {
            int before = tag.listeners.size();
            tag.listeners.removeIf(l -> l.getClass().getClassLoader() == loader);
            left += before - tag.listeners.size();
            if (tag.handler != null && tag.handler.getClass().getClassLoader() == loader) {
                tag.handler = null;
                left++;
            }
        }
        return left;
    }

    private static List<String> parts(TagPath path) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < path.getPathLength(); i++) parts.add(path.getPathComponent(i));
        return parts;
    }

    QualifiedValue read(TagPath path) {
        Tag tag = find(path);
        return tag == null ? new BasicQualifiedValue(null, QualityCode.Bad_NotFound) : tag.value;
    }

    QualityCode write(TagPath path, Object value, SecurityContext security) {
        Tag tag = find(path);
        if (tag == null) return QualityCode.Bad_NotFound;
        set(tag, new BasicQualifiedValue(Coercion.to(tag.type, value), QualityCode.Good));
        return QualityCode.Good;
    }

    /** @return false when an event of the tag was dropped */
    boolean set(Tag tag, QualifiedValue next) {
        QualifiedValue before;
        synchronized (tag) {
            before = tag.value;
            tag.value = next;
        }
        boolean same = Objects.equals(before.getValue(), next.getValue()) && before.getQuality().equals(next.getQuality());
        return same || owner.announce(tag, before, next);
    }

    @Override
    public CompletableFuture<List<QualifiedValue>> readAsync(List<TagPath> paths, SecurityContext security) {
        return owner.async(() -> paths.stream().map(this::read).toList());
    }

    @Override
    public CompletableFuture<List<QualityCode>> writeAsync(List<TagPath> paths, List<Object> values, SecurityContext security) {
        return owner.async(() -> {
            List<QualityCode> codes = new ArrayList<>();
            for (int i = 0; i < paths.size(); i++) codes.add(write(paths.get(i), values.get(i), security));
            return codes;
        });
    }

    @Override
    public CompletableFuture<Results<NodeDescription>> browseAsync(TagPath root, BrowseFilter filter) {
        return owner.async(() -> new Results<>(children(root), QualityCode.Good));
    }

    private List<NodeDescription> children(TagPath root) {
        int depth = root.getPathLength();
        String below = depth == 0 ? "" : key(root) + "/";
        Map<String, NodeDescription> found = new LinkedHashMap<>();
        tags.entrySet().stream().sorted(Map.Entry.comparingByKey()).filter(e -> e.getKey().startsWith(below)).forEach(e -> {
            Tag tag = e.getValue();
            String child = tag.path.getPathComponent(depth);
            if (tag.path.getPathLength() == depth + 1) found.put(child, tag);
            else found.putIfAbsent(child, new Folder(root.getSource() == null ? name : root.getSource(), parts(tag.path).subList(0, depth + 1)));
        });
        return new ArrayList<>(found.values());
    }

    private record Folder(String source, List<String> parts) implements NodeDescription {
        @Override
        public String getName() {
            return parts.get(parts.size() - 1);
        }

        @Override
        public TagPath getFullPath() {
            return new BasicTagPath(source, parts);
        }

        @Override
        public boolean hasChildren() {
            return true;
        }

        @Override
        public DataType getDataType() {
            return null;
        }

        @Override
        public QualifiedValue getCurrentValue() {
            return null;
        }
    }
}
