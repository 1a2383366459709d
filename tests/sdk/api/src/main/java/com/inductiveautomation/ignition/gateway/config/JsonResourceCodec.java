package com.inductiveautomation.ignition.gateway.config;

import com.inductiveautomation.ignition.common.ImmutableBytes;
import com.inductiveautomation.ignition.common.gson.Gson;
import com.inductiveautomation.ignition.common.gson.GsonBuilder;
import com.inductiveautomation.ignition.common.gson.JsonParseException;
import com.inductiveautomation.ignition.common.resourcecollection.Resource;
import com.inductiveautomation.ignition.common.resourcecollection.ResourceBuilder;
import java.nio.charset.StandardCharsets;

/** The configuration as JSON in {@code config.json}; a field that the file lacks is null, or 0, or false. */
final class JsonResourceCodec<T> implements ResourceCodec<T> {
    private static final String KEY = "config.json";

    // One each: Gson remembers the classes it met, and these are a module's.
    private final Gson gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private final Class<T> type;

    JsonResourceCodec(Class<T> type) {
        this.type = type;
    }

    @Override
    public void encode(T config, ResourceBuilder builder) {
        builder.putData(KEY, (gson.toJson(config) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public T decode(Resource resource) {
        T config = gson.fromJson(
                resource.getData(KEY).map(ImmutableBytes::getBytesAsString).orElse(""), type);
        if (config == null) {
            throw new JsonParseException(resource.getResourceId() + " holds no configuration");
        }
        return config;
    }
}

