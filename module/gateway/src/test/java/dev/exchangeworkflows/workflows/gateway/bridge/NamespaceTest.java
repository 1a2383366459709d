package dev.exchangeworkflows.workflows.gateway.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyString;
import org.python.core.PySystemState;

/** Every way to reach the API from an interpreter, whatever the project has at `exchange` itself. */
class NamespaceTest {
    private static final String[] FORMS = {
        "import exchange.workflows.api.service\nresult = exchange.workflows.api.service.start('x')['ok']",
        "import exchange.workflows.api.service as s\nresult = s.start('x')['ok']",
        "from exchange.workflows.api.service import start\nresult = start('x')['ok']",
        "from exchange.workflows.api import service\nresult = service.start(workflowName='x')['ok']",
        "from exchange.workflows import api\nresult = api.service.start('x')['ok']",
        "from exchange.workflows.api.service import *\nresult = start('x')['ok']",
        "from exchange import workflows\nresult = workflows.api.service.start('x')['ok']",
        "import exchange\nresult = exchange.workflows.api.service.start('x')['ok']",
        "import system.workflows.api.service as s\nresult = s.start('x')['ok']",
        "def f():\n    import exchange.workflows.api.service\n    return exchange.workflows.api.service.start('x')['ok']\n"
                + "result = f()",
        "__import__('exchange.workflows.api.service')\nimport sys\n"
                + "result = sys.modules['exchange.workflows.api.service'].start('x')['ok']",
    };

    private static final String LAZY =
            """
            import sys
            class Lazy(object):
                def __init__(self, **members):
                    object.__setattr__(self, 'members', members)
                def __getattr__(self, name):
                    if name in self.members:
                        return self.members[name]
                    raise AttributeError(name)
                def __setattr__(self, name, value):
                    raise TypeError('closed')
            class Other(object):
                @staticmethod
                def answer():
                    return 42
            """;

    @TempDir
    Path folder;

    private SmallEngine engine;
    private PySystemState state;

    @BeforeEach
    void start() throws Exception {
        engine = new SmallEngine();
        state = SmallEngine.scripts();
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private void own(String kind) throws Exception {
        switch (kind) {
            case "nothing" -> { }
            case "module" -> SmallEngine.run(state,
                    LAZY + "import imp\nm = imp.new_module('exchange')\nm.foo = Other\nsys.modules['exchange'] = m");
            case "closed" -> SmallEngine.run(state, LAZY + "sys.modules['exchange'] = Lazy(foo=Other, __path__=[])");
            case "folder", "folder, imported" -> {
                Path own = Files.createDirectories(folder.resolve("exchange"));
                Files.writeString(own.resolve("__init__.py"), "name = 'ours'\n");
                Files.writeString(own.resolve("foo.py"), "def answer():\n    return 42\n");
                state.path.insert(0, new PyString(folder.toString()));
            }
            default -> throw new IllegalArgumentException(kind);
        }
        if (kind.endsWith("imported")) {
            SmallEngine.run(state, "import exchange.foo");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "module", "closed", "folder", "folder, imported"})
    void everyFormWorksBesideTheProjectsOwn(String kind) throws Exception {
        own(kind);
        engine.bridge.install(state, null);
        for (String form : FORMS) {
            assertThat(SmallEngine.run(state, form)).as(form).isEqualTo(Py.True);
        }
        if (!kind.equals("nothing")) {
            String foo = kind.startsWith("folder") ? "import exchange.foo\n" : "import exchange\n";
            assertThat(SmallEngine.run(state, foo + "result = exchange.foo.answer()").asInt()).isEqualTo(42);
        }
    }

    @Test
    void aClosedObjectsMembersAreImported() throws Exception {
        own("closed");
        engine.bridge.install(state, null);
        assertThat(SmallEngine.run(state, "import exchange.foo\nresult = exchange.foo.answer()").asInt()).isEqualTo(42);
        assertThat(SmallEngine.run(state, "from exchange.foo import answer\nresult = answer()").asInt()).isEqualTo(42);
        assertThat(SmallEngine.run(state, "import exchange\nresult = 'workflows' in dir(exchange)")).isEqualTo(Py.True);
    }

    @Test
    void whatIsNotOfferedIsNotThere() {
        engine.bridge.install(state, null);
        assertThatThrownBy(() -> SmallEngine.run(state, "import exchange.workflows.model.errors"))
                .isInstanceOf(PyException.class)
                .hasMessageContaining("No module named model");
        assertThatThrownBy(() -> SmallEngine.run(state, "from exchange.workflows.api.service import hidden"))
                .hasMessageContaining("hidden");
    }

    @Test
    void uninstallLeavesNoTrace() throws Exception {
        own("module");
        ScriptInterpreter interpreter = engine.bridge.install(state, null);
        engine.bridge.uninstall(interpreter);
        String left = "import sys\nresult = [n for n in sys.modules if 'workflows' in n] + "
                + "[p for p in sys.meta_path] + [n for n in dir(sys.modules['exchange']) if n == 'workflows']";
        assertThat(SmallEngine.run(state, left).__len__()).isZero();
    }

    @Test
    void manyThreadsImportAtOnce() throws Exception {
        engine.bridge.install(state, null);
        Thread[] threads = new Thread[16];
        var wrong = new java.util.concurrent.ConcurrentLinkedQueue<Throwable>();
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> {
                try {
                    for (int n = 0; n < 50; n++) {
                        SmallEngine.run(state, FORMS[n % FORMS.length]);
                    }
                } catch (Throwable e) {
                    wrong.add(e);
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(wrong).isEmpty();
    }
}
