package dev.testgateway;

import com.inductiveautomation.ignition.gateway.system.SystemManager;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The gateway's folders, below its home. */
final class Folders implements SystemManager {
    private final Path home;

    Folders(Path home) {
        this.home = home;
    }

    private Path folder(String path) {
        try {
            return Files.createDirectories(home.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public File getDataDir() {
        return folder("data").toFile();
    }

    @Override
    public File getLibDir() {
        return folder("lib").toFile();
    }

    @Override
    public File getUserLibDir() {
        return folder("user-lib").toFile();
    }

    @Override
    public File getLogsDir() {
        return folder("logs").toFile();
    }

    @Override
    public File getTempDir() {
        return folder("temp").toFile();
    }

    @Override
    public File getEtcDir() {
        return folder("data/etc").toFile();
    }

    @Override
    public File getLocalDir() {
        return folder("data/local").toFile();
    }

    @Override
    public Path getModuleConfigDir(String moduleId) {
        return folder("data/config/resources/core/" + moduleId);
    }

    @Override
    public Path getModuleConfigLocalDir(String moduleId) {
        return folder("data/config/resources/local/" + moduleId);
    }

    @Override
    public Path getModuleTransientDir(String moduleId) {
        return folder("data/var/" + moduleId);
    }
}
