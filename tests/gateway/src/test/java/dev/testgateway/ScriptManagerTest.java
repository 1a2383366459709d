package dev.testgateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.inductiveautomation.ignition.common.script.JythonExecException;
import com.inductiveautomation.ignition.common.script.ScriptFunction;
import com.inductiveautomation.ignition.common.script.ScriptManager;
import com.inductiveautomation.ignition.common.script.ScriptManager.ScriptCanceledError;
import com.inductiveautomation.ignition.common.script.ScriptManager.UndefinedFunctionException;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.python.core.Py;
import org.python.core.PyStringMap;
import org.python.core.PySystemState;

/** How code runs, and what it leaves behind. */
class ScriptManagerTest {
    private final ScriptManager one = new ScriptManager("one");
    private final ScriptManager two = new ScriptManager("two");

    @AfterEach
    void leave() {
        Scripts.leave();
    }

    private static PySystemState state(ScriptManager manager) {
        return (PySystemState) manager.createLocalsMap().__finditem__("sys");
    }

    @Test
    void running_code_leaves_the_thread_in_the_managers_interpreter() throws Exception {
        Scripts.run(one, "result = 1");
        assertThat(Py.getSystemState()).isSameAs(state(one));
        Scripts.run(two, "result = 1");
        assertThat(Py.getSystemState()).isSameAs(state(two));
    }

    @Test
    void so_does_a_failure_and_a_function_and_a_lazy_library() throws Exception {
        Scripts.error(one, "1/0");
        assertThat(Py.getSystemState()).isSameAs(state(one));
        PyStringMap names = two.createLocalsMap();
        two.runCode("def f():\n    return 1", names, names, "<f>");
        Scripts.leave();
        two.runFunction(names.__finditem__("f"));
        assertThat(Py.getSystemState()).isSameAs(state(two));
        Scripts.install(one, "lib", "x = 1\n");
        one.getModules().__finditem__("lib").__findattr__("x");
        assertThat(Py.getSystemState()).as("a lazy load").isSameAs(state(one));
    }

    @Test
    void the_context_class_loader_becomes_the_platforms() throws Exception {
        Thread.currentThread().setContextClassLoader(new ClassLoader() {});
        Scripts.run(one, "result = 1");
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(PySystemState.class.getClassLoader());
    }

    @Test
    void errors_are_wrapped_and_keep_the_python_error() {
        assertThatThrownBy(() -> Scripts.run(one, "raise ValueError('x')")).isInstanceOfSatisfying(
                JythonExecException.class, e -> assertThat(e.getPyCause().orElseThrow().match(Py.ValueError)).isTrue());
        assertThatThrownBy(() -> Scripts.run(one, "def (")).isInstanceOf(JythonExecException.class);
    }

    @Test
    void an_interrupt_stops_a_loop_that_except_cannot_hold() throws Exception {
        AtomicReference<Throwable> end = new AtomicReference<>();
        CountDownLatch running = new CountDownLatch(1);
        one.addGlobalVariable("running", Py.java2py(running));
        Thread thread = new Thread(() -> {
            try {
                Scripts.run(one, "running.countDown()\nwhile True:\n    try:\n        x = 1\n    except Exception:\n        pass\n");
            } catch (Throwable t) {
                end.set(t);
            }
        });
        thread.start();
        running.await();
        assertThat(ScriptManager.executingScripts()).anyMatch(i -> i.threadId == thread.getId());
        ScriptManager.interrupt(thread.getId());
        thread.join(10_000);
        assertThat(end.get()).isInstanceOf(ScriptCanceledError.class).isInstanceOf(Error.class);
        assertThat(ScriptManager.executingScripts()).noneMatch(i -> i.threadId == thread.getId());
    }

    @Test
    void an_interrupt_does_not_wake_a_thread_that_waits_in_java() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        AtomicReference<Throwable> end = new AtomicReference<>();
        one.addGlobalVariable("running", Py.java2py(running));
        one.addGlobalVariable("gate", Py.java2py(gate));
        Thread thread = new Thread(() -> {
            try {
                Scripts.run(one, "running.countDown()\ngate.await()\nx = 1\n");
            } catch (Throwable t) {
                end.set(t);
            }
        });
        thread.start();
        running.await();
        World.eventually("it waits", () -> thread.getState() == Thread.State.WAITING);
        ScriptManager.interrupt(thread.getId());
        thread.join(200); // long enough for a wake-up that must not come
        assertThat(thread.isAlive()).isTrue();
        gate.countDown();
        thread.join(10_000);
        assertThat(end.get()).isInstanceOf(ScriptCanceledError.class);
    }

    @Test
    void one_output_serves_all_threads_of_a_manager() throws Exception {
        ByteArrayOutputStream mine = new ByteArrayOutputStream();
        one.addStdOutStream(mine);
        Scripts.run(one, "print u'gr\u00fc\u00dfe'");
        Thread other = new Thread(() -> Scripts.error(one, "print 'from elsewhere'"));
        other.start();
        other.join();
        one.removeStdOutStream(mine);
        Scripts.run(one, "print 'later'");
        assertThat(mine.toString("UTF-8")).isEqualTo("gr\u00fc\u00dfe\nfrom elsewhere\n");
    }

    @Test
    void a_function_is_compiled_from_text() throws Exception {
        ScriptFunction f = one.compileFunction("def twice(n):\n    return 2 * n\n");
        assertThat(f.invoke(Py.newInteger(4)).asInt()).isEqualTo(8);
        assertThatThrownBy(() -> one.compileFunction("x = 1", "f", "<x>")).isInstanceOf(UndefinedFunctionException.class);
    }

    @Test
    void interpreters_have_modules_of_their_own() throws Exception {
        Scripts.run(one, "sys.modules['mine'] = 1");
        assertThat(Scripts.run(two, "result = 'mine' in sys.modules")).isEqualTo(false);
    }

    @Test
    void a_pause_holds_the_next_script() throws Exception {
        one.setPaused(true);
        Thread thread = new Thread(() -> Scripts.error(one, "x = 1"));
        thread.start();
        World.eventually("it waits", () -> thread.getState() == Thread.State.WAITING);
        one.setPaused(false);
        thread.join(10_000);
        assertThat(thread.isAlive()).isFalse();
    }
}
