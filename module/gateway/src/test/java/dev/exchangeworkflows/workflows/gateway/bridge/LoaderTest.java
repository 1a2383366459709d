package dev.exchangeworkflows.workflows.gateway.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exchangeworkflows.workflows.common.namespace.HollowSpace;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.python.core.CompileMode;
import org.python.core.CompilerFlags;
import org.python.core.Py;
import org.python.core.PyCode;
import org.python.core.PyDictionary;
import org.python.core.PyStringMap;
import org.python.core.PySystemState;
import org.python.core.PyTuple;

/** A script that stays loaded does not keep the class loader of a module that went. */
class LoaderTest {
    private static final String SCRIPT =
            """
            from exchange.workflows import step, workflow
            from exchange.workflows.api.service import start, fail
            from exchange.workflows.engine.runtime import Cancelled
            from exchange.workflows.engine.instance import getWorkflows
            rt = getWorkflows()

            @step("one")
            def one():
                import colorsys
                return start("x")["ok"]

            @workflow("all")
            def all_of_it():
                try:
                    rt.cancel("why")
                except Cancelled as e:
                    kept.append(e)
                try:
                    fail()
                except ValueError as e:
                    kept.append(e)
                return one()
            """;

    /** Runs inside the loader under test. */
    static void visit(PySystemState scripts, PyStringMap names) throws Exception {
        try (SmallEngine engine = new SmallEngine()) {
            ScriptInterpreter interpreter = engine.bridge.install(scripts, null);
            if (names.__finditem__("rt") == null) {
                HollowSpace.in(scripts, () -> {
                    Py.runCode((PyCode) names.__finditem__("compiled"), names, names);
                    return null;
                });
            }
            engine.interpreter.run(() -> engine.bridge.call(
                    interpreter, names.__finditem__("all_of_it"), new PyTuple(), new PyDictionary()));
        }
    }

    @Test
    void aFormerModulesLoaderIsCollected() throws Exception {
        PySystemState scripts = SmallEngine.scripts();
        PyStringMap names = new PyStringMap();
        SmallEngine.run(scripts, "kept = []", names);
        names.__setitem__("compiled", HollowSpace.in(scripts, () ->
                Py.compile_flags(SCRIPT, "<script>", CompileMode.exec, new CompilerFlags())));
        PySystemState before = Py.getSystemState();
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ClassLoader loader = new OwnClasses();
            Method visit = loader.loadClass(LoaderTest.class.getName())
                    .getDeclaredMethod("visit", PySystemState.class, PyStringMap.class);
            visit.setAccessible(true);
            visit.invoke(null, scripts, names);
            loaders.add(new WeakReference<>(loader));
        }
        Py.setSystemState(before);
        assertThat(names.__finditem__("kept").__len__()).isEqualTo(8);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (loaders.stream().anyMatch(l -> l.get() != null) && System.nanoTime() < deadline) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(50); // collection is the machine's; there is nothing to arrange
        }
        assertThat(loaders.stream().filter(l -> l.get() != null)).isEmpty();
        assertThat(HollowSpace.find(scripts)).isNotNull();
    }

    /** The module's classes, and these tests', once more. */
    private static final class OwnClasses extends URLClassLoader {
        OwnClasses() {
            super(new URL[] {place(Bridge.class), place(HollowSpace.class), place(LoaderTest.class)},
                    LoaderTest.class.getClassLoader());
        }

        private static URL place(Class<?> type) {
            return type.getProtectionDomain().getCodeSource().getLocation();
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded != null) {
                    return loaded;
                }
                return name.startsWith("dev.exchangeworkflows.") ? findClass(name) : super.loadClass(name, resolve);
            }
        }
    }
}
