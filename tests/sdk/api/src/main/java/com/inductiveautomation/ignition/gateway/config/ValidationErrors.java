package com.inductiveautomation.ignition.gateway.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** What is wrong with a configuration, by field. {@code checkField} is seen, the accessors are unconfirmed. */
public final class ValidationErrors {
    private final Map<String, String> byField;

    private ValidationErrors(Map<String, String> byField) {
        this.byField = Map.copyOf(byField);
    }

    public boolean isEmpty() {
        return byField.isEmpty();
    }

    public Map<String, String> getFieldErrors() {
        return byField;
    }

    /** Collects the errors. */
    public static final class Builder {
        private final Map<String, String> byField = new LinkedHashMap<>();

        public Builder checkField(boolean good, String field, String message) {
            if (!good) {
                byField.putIfAbsent(field, message);
            }
            return this;
        }

        public ValidationErrors build() {
            return new ValidationErrors(byField);
        }
    }
}
