package com.inductiveautomation.ignition.common.model;

import com.inductiveautomation.ignition.common.licensing.LicenseState;
import com.inductiveautomation.ignition.common.script.ScriptManager;
import com.inductiveautomation.ignition.common.tags.model.TagManager;
import com.google.common.eventbus.EventBus;

public interface CommonContext {
    TagManager getTagManager();

    ScriptManager getScriptManager();

    EventBus getEventBus();

    /** The hook of the module in this scope, or null. */
    Object getModule(String moduleId);

    LicenseState getLicenseState(String moduleId);
}
