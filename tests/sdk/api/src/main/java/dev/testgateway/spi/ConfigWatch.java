package dev.testgateway.spi;

import com.inductiveautomation.ignition.common.resourcecollection.PushException;
import com.inductiveautomation.ignition.gateway.config.DecodedResource;
import com.inductiveautomation.ignition.gateway.config.ResourceTypeMeta;
import com.inductiveautomation.ignition.gateway.model.GatewayContext;
import java.util.List;
import java.util.function.Consumer;

/** What a resource handler needs of the running gateway; no part of the platform's API. */
public interface ConfigWatch<T> extends AutoCloseable {
    /** The resources that can be read; one whose file is broken keeps its last good content. */
    List<DecodedResource<T>> read();

    /** Writes the default of a singleton that has no file, and reads. */
    List<DecodedResource<T>> seedDefault();

    /** @throws PushException if the check of the type refuses it, or a new one exists, or an old one does not */
    void write(String name, T config, String actor, boolean exists) throws PushException;

    void delete(String name, String actor) throws PushException;

    @Override
    void close();

    /** Watches a type until closed. */
    static <T> ConfigWatch<T> open(
            GatewayContext context, ResourceTypeMeta<T> meta, Consumer<List<DecodedResource<T>>> changed) {
        return ((Source) context.getConfigurationManager()).watch(meta, changed);
    }

    /** The configuration manager of the test gateway is one. */
    interface Source {
        <T> ConfigWatch<T> watch(ResourceTypeMeta<T> meta, Consumer<List<DecodedResource<T>>> changed);
    }
}

