package com.inductiveautomation.ignition.gateway.entity;

import java.util.Optional;
import java.util.function.Consumer;

/** The cards of the overview pages. There is no way to take one back. The package is unconfirmed. */
public interface EntityManager {
    Optional<Entity> find(String name);

    /** @throws IllegalArgumentException for a name that exists, in any case */
    void register(String name, Consumer<EntityBuilder> entity);
}
