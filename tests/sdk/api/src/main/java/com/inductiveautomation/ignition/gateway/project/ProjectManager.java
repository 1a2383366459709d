package com.inductiveautomation.ignition.gateway.project;

import com.inductiveautomation.ignition.common.resourcecollection.Resource;
import com.inductiveautomation.ignition.common.resourcecollection.ResourcePath;
import com.inductiveautomation.ignition.common.script.ScriptManager;
import com.inductiveautomation.ignition.gateway.resourcecollection.ResourceCollectionManager;
import java.util.Optional;

public interface ProjectManager extends ResourceCollectionManager {
    /** The manager of a project's scripts now; null for an unknown project. A save makes a new one: ask each time. */
    ScriptManager getProjectScriptManager(String projectName);

    Optional<Resource> getResource(String projectName, ResourcePath path);
}
