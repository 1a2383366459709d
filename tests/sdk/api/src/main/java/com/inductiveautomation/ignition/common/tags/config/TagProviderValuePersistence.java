package com.inductiveautomation.ignition.common.tags.config;

public enum TagProviderValuePersistence {
    None,
    Database
}
