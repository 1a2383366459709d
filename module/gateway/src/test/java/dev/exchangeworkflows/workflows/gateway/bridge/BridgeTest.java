package dev.exchangeworkflows.workflows.gateway.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyStringMap;
import org.python.core.PySystemState;
import org.python.core.PyTuple;

/** What crosses between the interpreters of scripts and of the engine, and what stays behind. */
class BridgeTest {
    private static final String WORKFLOWS =
            """
            import sys
            from exchange.workflows import step, workflow
            from exchange.workflows.engine.runtime import Cancelled
            marks = []

            @step("mark")
            def mark(n):
                "Mark it."
                marks.append((n, sys is __import__('sys')))
                return n

            @workflow(name="ten", parks=True)
            def ten(count):
                return sum(mark(n) for n in range(count))

            @workflow(name="guarded")
            def guarded(fail):
                try:
                    fail()
                except Cancelled as e:
                    return e.reason
            """;

    private SmallEngine engine;
    private PySystemState state;
    private ScriptInterpreter scripts;

    @BeforeEach
    void start() throws Exception {
        engine = new SmallEngine();
        state = SmallEngine.scripts();
        scripts = engine.bridge.install(state, null);
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private PyObject run(String code) {
        return SmallEngine.run(state, code);
    }

    private PyObject call(ScriptInterpreter owner, PyObject fn, PyObject... args) {
        return engine.interpreter.run(() -> engine.bridge.call(owner, fn, new PyTuple(args), new PyDictionary()));
    }

    @Test
    void aCallRunsInTheEngineAndTheThreadComesBack() {
        PySystemState before = Py.getSystemState();
        assertThat(run("from exchange.workflows.api.service import where\nresult = where()"))
                .isSameAs(engine.interpreter.state());
        assertThat(run("from exchange.workflows.api import service\n"
                        + "try:\n    service.fail()\nexcept ValueError as e:\n    result = str(e)").toString())
                .isEqualTo("as asked");
        assertThat(run("import sys\nresult = sys")).isSameAs(state);
        assertThat(Py.getSystemState()).isSameAs(before);
        assertThat(engine.bridge.calling()).isNull();
    }

    @Test
    void plainValuesComeBackAsTheyAre() {
        PyObject reply = run("from exchange.workflows.api import service\n"
                + "given = {'resolved': {'a': [1, 2]}}\n"
                + "r = service.start('x', inputs=given, priority=3)\n"
                + "result = (type(r) is dict, r['inputs'] is given, r['priority'], service.start.__name__, "
                + "service.start.__doc__)");
        assertThat(reply.toString()).isEqualTo("(True, True, 3, 'start', u'Start a workflow.')");
        assertThatThrownBy(() -> run("from exchange.workflows.api import service\nservice.start(noSuch=1)"))
                .isInstanceOf(PyException.class)
                .hasMessageContaining("noSuch");
    }

    @Test
    void constantsAreTheSame() {
        assertThat(run("from exchange.workflows.is88.models import *\n"
                        + "result = (CMD_HOLD, ALL_COMMANDS[1], CMD_PRIORITY['HOLD'], normalizeCommand('stop'))").toString())
                .isEqualTo("(u'HOLD', u'RESUME', 1, 'STOP')");
    }

    @Test
    void declarationsBelongToTheInterpreterOfTheScript() {
        run(WORKFLOWS);
        PyObject declared = engine.interpreter.run(() -> engine.bridge.declarations().of(scripts));
        assertThat(declared.__len__()).isEqualTo(3);
        assertThat(declared.__getitem__(1).__getattr__("name").toString()).isEqualTo("ten");
        assertThat(declared.__getitem__(1).__getattr__("options").toString()).isEqualTo("{'parks': True}");
        assertThat(engine.interpreter.run(() -> engine.bridge.declarations().own()).__len__()).isZero();
    }

    @Test
    void aWorkflowRunsInItsInterpreterAndItsStepsComeBackToIt() {
        PyStringMap names = new PyStringMap();
        SmallEngine.run(state, WORKFLOWS, names);
        assertThat(call(scripts, names.__finditem__("ten"), Py.newInteger(4)).asInt()).isEqualTo(6);
        assertThat(names.__finditem__("marks").toString()).isEqualTo("[(0, True), (1, True), (2, True), (3, True)]");
        assertThat(SmallEngine.run(state, "result = (mark.__name__, mark.__doc__)", names).toString())
                .isEqualTo("('mark', 'Mark it.')");
        assertThat(engine.interpreter.module("exchange.workflows.engine.runtime").__getattr__("CALLS").__len__())
                .isEqualTo(4);
    }

    @Test
    void anErrorOfTheApiIsCaughtByItsNameOnBothSides() {
        PyStringMap names = new PyStringMap();
        SmallEngine.run(state, WORKFLOWS + "\nfrom exchange.workflows.engine.instance import getWorkflows\n", names);
        PyObject reason = SmallEngine.run(state, "def f():\n    getWorkflows().cancel('enough')\nresult = guarded(f)", names);
        assertThat(reason.toString()).isEqualTo("enough");
        reason = SmallEngine.run(state,
                "try:\n    getWorkflows().stop()\nexcept Cancelled as e:\n    result = (e.kind, str(e))", names);
        assertThat(reason.toString()).isEqualTo("(u'stopped', 'stop it')");
        // and out of user code again: the engine sees its own classes
        SmallEngine.run(state, "def through():\n    getWorkflows().stop()\ndef own():\n    raise Cancelled('mine')", names);
        assertEngineCatches(names.__finditem__("through"), "Stopped", "stop it");
        assertEngineCatches(names.__finditem__("own"), "Cancelled", "mine");
    }

    private void assertEngineCatches(PyObject fn, String name, String message) {
        PyObject type = engine.interpreter.module("exchange.workflows.model.errors").__getattr__(name.intern());
        assertThatThrownBy(() -> call(scripts, fn)).isInstanceOfSatisfying(PyException.class, e -> {
            assertThat(e.type).isSameAs(type);
            assertThat(e.value.__getattr__("args").toString()).contains(message);
        });
    }

    @Test
    void objectsOfTheEngineAreReachedByKey() {
        assertThat(run("from exchange.workflows.engine.instance import getWorkflows\n"
                        + "rt = getWorkflows('plant')\n"
                        + "result = (rt.executor_id, repr(rt))").toString())
                .isEqualTo("(u'executor of plant', '<object of exchange.workflows>')");
        assertThat(run("from exchange.workflows.engine.runtime import WorkflowsRuntime\n"
                        + "result = WorkflowsRuntime.getCurrentRuntime().executor_id").toString())
                .isEqualTo("executor of current");
        assertThat(run("from exchange.workflows.engine.runtime import WorkflowsRuntime\n"
                        + "result = WorkflowsRuntime('x').where()")).isSameAs(engine.interpreter.state());
    }

    @Test
    void theThreadIsCleanWhateverTheCodeLeaves() {
        PyStringMap names = new PyStringMap();
        SmallEngine.run(state, "import sys\ndef mess():\n    sys.settrace(lambda *a: None)\n"
                + "    try:\n        1 / 0\n    except ZeroDivisionError:\n        return 1\n", names);
        var thread = Py.getThreadState();
        call(scripts, names.__finditem__("mess"));
        assertThat(thread.tracefunc).isNull();
        assertThat(thread.exception).isNull();
        assertThat(thread.frame).isNull();
        assertThat(thread.call_depth).isZero();
    }

    @Test
    void aJavaErrorOfUserCodeArrivesAsItIs() {
        PyStringMap names = new PyStringMap();
        SmallEngine.run(state, "from java.lang import IllegalStateException\n"
                + "def bad():\n    raise IllegalStateException('java')", names);
        assertThatThrownBy(() -> call(scripts, names.__finditem__("bad"))).hasStackTraceContaining("java");
    }

    @Test
    void namesSurviveAnUpgradeAndSayWhenThereIsNoModule() throws Exception {
        PyStringMap names = new PyStringMap();
        SmallEngine.run(state, WORKFLOWS
                + "\nfrom exchange.workflows.api.service import start, where\n"
                + "from exchange.workflows.engine.instance import getWorkflows\nrt = getWorkflows('plant')\n", names);
        SmallEngine former = engine;
        former.close();
        assertThatThrownBy(() -> SmallEngine.run(state, "start('x')", names))
                .hasMessageContaining("Workflows module is not running");
        assertThatThrownBy(() -> SmallEngine.run(state, "rt.executor_id", names))
                .hasMessageContaining("Workflows module is not running");
        engine = new SmallEngine();
        scripts = engine.bridge.install(state, null);
        assertThat(SmallEngine.run(state, "result = where()", names)).isSameAs(engine.interpreter.state());
        assertThat(SmallEngine.run(state, "result = rt.executor_id", names).toString()).isEqualTo("executor of plant");
        assertThat(SmallEngine.run(state, "result = rt.where()", names)).isSameAs(engine.interpreter.state());
        // what was decorated before runs on the new engine, its errors are the script's own
        assertThat(engine.interpreter.run(() -> engine.bridge.declarations().of(scripts)).__len__()).isEqualTo(3);
        assertThat(call(scripts, names.__finditem__("ten"), Py.newInteger(3)).asInt()).isEqualTo(3);
        assertThat(engine.interpreter.module("exchange.workflows.engine.runtime").__getattr__("CALLS").__len__())
                .isEqualTo(3);
        PyObject reason = SmallEngine.run(state, "def f():\n    rt.cancel('again')\nresult = guarded(f)", names);
        assertThat(reason.toString()).isEqualTo("again");
    }

    @Test
    void anUpgradeLeavesNoFormerEngineAlive() throws Exception {
        PyStringMap names = new PyStringMap();
        SmallEngine.run(state, WORKFLOWS + "from exchange.workflows.engine.instance import getWorkflows\n"
                + "rt = getWorkflows()\n", names);
        List<WeakReference<Object>> former = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            former.add(new WeakReference<>(engine.interpreter.state()));
            former.add(new WeakReference<>(engine.bridge));
            engine.close();
            engine = new SmallEngine();
            scripts = engine.bridge.install(state, null);
            SmallEngine.run(state, "rt.executor_id\nmark(1)", names);
        }
        scripts = null;
        assertCollected(former);
    }

    @Test
    void savedProjectsAreCollected() throws Exception {
        List<WeakReference<Object>> former = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            PyStringMap names = new PyStringMap();
            SmallEngine.run(state, WORKFLOWS, names);
            call(scripts, names.__finditem__("ten"), Py.newInteger(3));
            former.add(new WeakReference<>(state));
            state = SmallEngine.scripts();
            scripts = engine.bridge.install(state, null);
        }
        assertCollected(former);
    }

    private static void assertCollected(List<WeakReference<Object>> references) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (references.stream().anyMatch(r -> r.get() != null) && System.nanoTime() < deadline) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(50); // collection is the machine's; there is nothing to arrange
        }
        assertThat(references.stream().filter(r -> r.get() != null)).isEmpty();
    }
}
