package com.inductiveautomation.ignition.gateway.system;

import java.io.File;
import java.nio.file.Path;

public interface SystemManager {
    File getDataDir();

    File getLibDir();

    File getUserLibDir();

    File getLogsDir();

    File getTempDir();

    File getEtcDir();

    File getLocalDir();

    Path getModuleConfigDir(String moduleId);

    Path getModuleConfigLocalDir(String moduleId);

    /** Below {@code data/var}: not part of a gateway backup. */
    Path getModuleTransientDir(String moduleId);
}
