package com.inductiveautomation.ignition.common.resourcecollection;

import com.inductiveautomation.ignition.common.ImmutableBytes;
import com.inductiveautomation.ignition.common.model.ApplicationScope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

public class ResourceBuilder {
    private String collection;
    private ResourcePath path;
    private int scope = ApplicationScope.ALL;
    private int version = 1;
    private boolean folder;
    private String documentation;
    private final Map<String, Object> attributes = new LinkedHashMap<>();
    private final Map<String, ImmutableBytes> data = new TreeMap<>();

    public ResourceBuilder setCollectionName(String name) {
        this.collection = name;
        return this;
    }

    public ResourceBuilder setResourceId(ResourceId id) {
        this.collection = id.collectionName();
        this.path = id.resourcePath();
        return this;
    }

    public ResourceBuilder setResourcePath(ResourcePath path) {
        this.path = path;
        return this;
    }

    public ResourceBuilder setResourcePath(ResourceType type, String path) {
        return setResourcePath(new ResourcePath(type, path));
    }

    public ResourceBuilder setApplicationScope(int scope) {
        this.scope = scope;
        return this;
    }

    public ResourceBuilder setVersion(int version) {
        this.version = version;
        return this;
    }

    public ResourceBuilder setFolder(boolean folder) {
        this.folder = folder;
        return this;
    }

    public ResourceBuilder setDocumentation(String text) {
        this.documentation = text;
        return this;
    }

    public ResourceBuilder putAttribute(String name, Object value) {
        attributes.put(name, value);
        return this;
    }

    public ResourceBuilder putData(byte[] bytes) {
        return putData(Resource.DEFAULT_DATA_KEY, bytes);
    }

    public ResourceBuilder putData(String key, byte[] bytes) {
        return putData(key, ImmutableBytes.of(bytes));
    }

    public ResourceBuilder putData(String key, ImmutableBytes bytes) {
        data.put(key, bytes);
        return this;
    }

    public ResourceBuilder removeData(String key) {
        data.remove(key);
        return this;
    }

    public ResourceBuilder clearData() {
        data.clear();
        return this;
    }

    public Resource build() {
        if (path == null) throw new IllegalStateException("a resource needs a path");
        ResourceId id = new ResourceId(collection, path);
        return new Built(id, new ResourceSignature(id, sign()), scope, version, folder, documentation,
                new LinkedHashMap<>(attributes), new TreeMap<>(data));
    }

    private String sign() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((path + "|" + scope + "|" + version + "|" + folder + "|" + documentation).getBytes(StandardCharsets.UTF_8));
            data.forEach((key, bytes) -> {
                digest.update(key.getBytes(StandardCharsets.UTF_8));
                digest.update(bytes.getBytes());
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Built(
            ResourceId id, ResourceSignature signature, int scope, int version, boolean folder,
            String documentation, Map<String, Object> attributes, Map<String, ImmutableBytes> data)
            implements Resource {
        @Override
        public ResourceId getResourceId() {
            return id;
        }

        @Override
        public ResourcePath getResourcePath() {
            return id.resourcePath();
        }

        @Override
        public ResourceType getResourceType() {
            return id.resourcePath().getResourceType();
        }

        @Override
        public ResourceSignature getResourceSignature() {
            return signature;
        }

        @Override
        public String getResourceName() {
            return id.resourcePath().getName();
        }

        @Override
        public String getFolderPath() {
            return id.resourcePath().getFolderPath();
        }

        @Override
        public String getCollectionName() {
            return id.collectionName();
        }

        @Override
        public int getApplicationScope() {
            return scope;
        }

        @Override
        public int getVersion() {
            return version;
        }

        @Override
        public boolean isFolder() {
            return folder;
        }

        @Override
        public Optional<String> getDocumentation() {
            return Optional.ofNullable(documentation);
        }

        @Override
        public Map<String, Object> getAttributes() {
            return Collections.unmodifiableMap(attributes);
        }

        @Override
        public Set<String> getDataKeys() {
            return Collections.unmodifiableSet(data.keySet());
        }

        @Override
        public Optional<ImmutableBytes> getData() {
            return getData(DEFAULT_DATA_KEY);
        }

        @Override
        public Optional<ImmutableBytes> getData(String key) {
            return Optional.ofNullable(data.get(key));
        }

        @Override
        public ResourceBuilder toBuilder() {
            ResourceBuilder builder = new ResourceBuilder().setResourceId(id).setApplicationScope(scope)
                    .setVersion(version).setFolder(folder).setDocumentation(documentation);
            attributes.forEach(builder::putAttribute);
            data.forEach(builder::putData);
            return builder;
        }
    }
}
