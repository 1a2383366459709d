package com.inductiveautomation.ignition.designer.model.menu;

public class MenuBarMerge {
    private final String moduleId;

    public MenuBarMerge(String moduleId) {
        this.moduleId = moduleId;
    }

    public String getModuleId() {
        return moduleId;
    }
}
