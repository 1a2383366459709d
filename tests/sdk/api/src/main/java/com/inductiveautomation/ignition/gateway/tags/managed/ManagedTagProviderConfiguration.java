package com.inductiveautomation.ignition.gateway.tags.managed;

import com.inductiveautomation.ignition.common.tags.config.TagProviderValuePersistence;
import java.util.LinkedHashMap;
import java.util.Map;

public final class ManagedTagProviderConfiguration {
    private final Builder made;

    private ManagedTagProviderConfiguration(Builder made) {
        this.made = made;
    }

    public static Builder builder(String name) {
        return new Builder(name);
    }

    public String getName() {
        return made.name;
    }

    public boolean isPersistTags() {
        return made.persistTags;
    }

    public boolean isAllowTagCustomization() {
        return made.allowTagCustomization;
    }

    public boolean isAllowTagDeletion() {
        return made.allowTagDeletion;
    }

    public boolean isAllowBackfill() {
        return made.allowBackfill;
    }

    public boolean isHasDataTypes() {
        return made.hasDataTypes;
    }

    public TagProviderValuePersistence getValuePersistence() {
        return made.valuePersistence;
    }

    public Map<String, Object> getAttributes() {
        return Map.copyOf(made.attributes);
    }

    public static final class Builder {
        private final String name;
        private boolean persistTags;
        private boolean allowTagCustomization;
        private boolean allowTagDeletion;
        private boolean allowBackfill;
        private boolean hasDataTypes;
        private TagProviderValuePersistence valuePersistence = TagProviderValuePersistence.None;
        private final Map<String, Object> attributes = new LinkedHashMap<>();

        private Builder(String name) {
            this.name = name;
        }

        public Builder persistTags(boolean value) {
            persistTags = value;
            return this;
        }

        public Builder allowTagCustomization(boolean value) {
            allowTagCustomization = value;
            return this;
        }

        public Builder allowTagDeletion(boolean value) {
            allowTagDeletion = value;
            return this;
        }

        public Builder allowBackfill(boolean value) {
            allowBackfill = value;
            return this;
        }

        public Builder hasDataTypes(boolean value) {
            hasDataTypes = value;
            return this;
        }

        public Builder valuePersistence(TagProviderValuePersistence value) {
            valuePersistence = value;
            return this;
        }

        public Builder setAttribute(Object flag, Object value) {
            attributes.put(String.valueOf(flag), value);
            return this;
        }

        public ManagedTagProviderConfiguration build() {
            return new ManagedTagProviderConfiguration(this);
        }
    }
}
