package com.inductiveautomation.ignition.common.tags.model.event;

@FunctionalInterface
public interface TagChangeListener {
    void tagChanged(TagChangeEvent event) throws InvalidListenerException;

    default boolean isLightweight() {
        return false;
    }
}
