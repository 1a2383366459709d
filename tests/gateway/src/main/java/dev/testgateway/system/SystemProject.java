package dev.testgateway.system;

import java.util.List;

/** {@code system.project}. */
public final class SystemProject {
    private final Backend backend;
    private final String project;

    SystemProject(Backend backend, String project) {
        this.backend = backend;
        this.project = project;
    }

    public String getProjectName() {
        return project == null ? "" : project;
    }

    public List<String> getProjectNames() {
        return backend.projectNames();
    }

    public void requestScan() {
        backend.requestScan();
    }
}
