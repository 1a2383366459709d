package com.inductiveautomation.ignition.gateway.tags.model;

import com.inductiveautomation.ignition.common.tags.model.TagManager;
import com.inductiveautomation.ignition.common.tags.model.TagProvider;
import com.inductiveautomation.ignition.gateway.tags.managed.ManagedTagProvider;
import com.inductiveautomation.ignition.gateway.tags.managed.ManagedTagProviderConfiguration;
import java.util.List;

public interface GatewayTagManager extends TagManager {
    TagProvider getTagProvider(String name);

    List<String> getTagProviderNames();

    List<TagProvider> getTagProviders();

    ManagedTagProvider getOrCreateManagedProvider(ManagedTagProviderConfiguration configuration);
}
