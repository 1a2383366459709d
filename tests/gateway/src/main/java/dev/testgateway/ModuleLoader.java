package dev.testgateway;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;

/** The jars of one module in one scope, on top of the platform and of the modules that it depends on. */
public final class ModuleLoader extends URLClassLoader {
    private final List<ClassLoader> depends;
    private final String moduleId;

    public ModuleLoader(String moduleId, URL[] jars, ClassLoader platform, List<ClassLoader> depends) {
        super("module:" + moduleId, jars, platform);
        this.moduleId = moduleId;
        this.depends = List.copyOf(depends);
    }

    public String moduleId() {
        return moduleId;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        try {
            return super.findClass(name);
        } catch (ClassNotFoundException notMine) {
            for (ClassLoader other : depends) {
                try {
                    return other.loadClass(name);
                } catch (ClassNotFoundException notThere) {
                    notMine.addSuppressed(notThere);
                }
            }
            throw notMine;
        }
    }
}
