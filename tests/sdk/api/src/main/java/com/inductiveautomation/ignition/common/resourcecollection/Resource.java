package com.inductiveautomation.ignition.common.resourcecollection;

import com.inductiveautomation.ignition.common.ImmutableBytes;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

public interface Resource {
    String DEFAULT_DATA_KEY = "data.bin";

    ResourceId getResourceId();

    ResourcePath getResourcePath();

    ResourceType getResourceType();

    ResourceSignature getResourceSignature();

    String getResourceName();

    String getFolderPath();

    String getCollectionName();

    int getApplicationScope();

    int getVersion();

    boolean isFolder();

    Optional<String> getDocumentation();

    Map<String, Object> getAttributes();

    Set<String> getDataKeys();

    Optional<ImmutableBytes> getData();

    Optional<ImmutableBytes> getData(String key);

    ResourceBuilder toBuilder();

    static ResourceBuilder newBuilder() {
        return new ResourceBuilder();
    }
}
