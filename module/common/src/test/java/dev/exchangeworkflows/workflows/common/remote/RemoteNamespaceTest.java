package dev.exchangeworkflows.workflows.common.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.inductiveautomation.ignition.common.script.PackageTreeNode;
import com.inductiveautomation.ignition.common.script.ScriptManager;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.lang3.tuple.Pair;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyStringMap;
import org.python.core.PySystemState;

/** The namespace of a Designer or a Vision client, before and after a change of the project's library. */
class RemoteNamespaceTest {
    private final List<String> sent = new ArrayList<>();
    private String answer = "{\"ok\": true, \"result\": {\"ok\": true, \"data\": {\"workflowId\": \"w\"}}}";
    private PySystemState before;
    private ScriptManager manager;
    private RemoteNamespace namespace;

    @BeforeEach
    void open() {
        PySystemState.initialize();
        before = Py.getSystemState();
        manager = new ScriptManager("designer");
        namespace = new RemoteNamespace(json -> {
            sent.add(json);
            return answer;
        });
        namespace.install(manager);
    }

    @AfterEach
    void close() {
        Py.setSystemState(before);
        namespace.close();
    }

    private PyObject run(String code) throws Exception {
        PyStringMap names = manager.createLocalsMap();
        manager.runCode(code, names, names, "<script>");
        return names.__finditem__("result");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "result = exchange.workflows.api.service.start('x', {'a': 1}, queueName='q')",
        "def f():\n    return exchange.workflows.api.service.start('x', {'a': 1}, queueName='q')\nresult = f()",
        "import exchange.workflows.api.service as wf\nresult = wf.start('x', {'a': 1}, queueName='q')",
        "from exchange.workflows.api import service\nresult = service.start('x', {'a': 1}, queueName='q')",
        "from exchange.workflows.api.service import start\nresult = start('x', {'a': 1}, queueName='q')",
        "result = system.workflows.api.service.start('x', {'a': 1}, queueName='q')",
        "import system.workflows.api.service as wf\nresult = wf.start('x', {'a': 1}, queueName='q')",
    })
    void everyFormCallsTheGateway(String code) throws Exception {
        PyObject reply = run("result = None\n" + code + "\nresult = (type(result).__name__, result['data']['workflowId'])");
        assertThat(reply.toString()).isEqualTo("('dict', u'w')");
        assertThat(sent).containsExactly("{\"args\":[\"x\",{\"a\":1}],\"function\":\"start\",\"kwargs\":{\"queueName\":\"q\"},"
                + "\"module\":\"api.service\"}");
        manager.clearProjectScriptModules();
        run("result = None\n" + code);
        assertThat(sent).hasSize(2);
    }

    @Test
    void errorsAreTheCallersOwn() {
        answer = "{\"ok\": false, \"error\": {\"type\": \"TypeError\", \"message\": \"start() got noSuch\"}}";
        assertThatThrownBy(() -> run("try:\n    exchange.workflows.api.service.start(noSuch=1)\n"
                        + "except TypeError as e:\n    raise AssertionError('caught: %s' % e)"))
                .hasStackTraceContaining("caught: start() got noSuch");
        answer = "{\"ok\": false, \"error\": {\"type\": \"WorkflowNotFound\", \"message\": \"no such\"}}";
        assertThatThrownBy(() -> run("from exchange.workflows.engine.runtime import WorkflowNotFound\n"
                        + "try:\n    exchange.workflows.api.queries.run('x')\n"
                        + "except WorkflowNotFound as e:\n    raise AssertionError('caught: %s' % e)"))
                .hasStackTraceContaining("caught: no such");
        assertThatThrownBy(() -> run("exchange.workflows.engine.instance.getWorkflows()"))
                .hasStackTraceContaining("on the gateway only");
    }

    @Test
    void decoratorsLeaveFunctionsAlone() throws Exception {
        assertThat(run("from exchange.workflows.bootstrap import step, workflow\n"
                        + "@step\ndef a():\n    return 1\n"
                        + "@step('b', {'retries_allowed': True})\ndef b():\n    return a() + 1\n"
                        + "@workflow(name='c')\ndef c():\n    return b() + 1\n"
                        + "result = c()").asInt()).isEqualTo(3);
        assertThat(sent).isEmpty();
    }

    @Test
    void constantsAreThere() throws Exception {
        assertThat(run("result = exchange.workflows.is88.models.CMD_HOLD").toString()).isEqualTo("HOLD");
    }

    @Test
    void everyPublicFunctionIsOfferedWithItsText() {
        PackageTreeNode service = manager.getHintsTree();
        for (String part : List.of("exchange", "workflows", "api", "service")) {
            service = service.children().get(part);
        }
        assertThat(service.methods()).extracting(m -> m.getName())
                .contains("start", "enqueueInMemory", "sendCommand", "cancel", "dispatch", "listWorkflows");
        assertThat(service.methods()).allSatisfy(m -> assertThat(m.getDescription()).isNotBlank());
    }

    /** What the application does when the project's library changed. */
    private void library(String... paths) throws Exception {
        manager.clearProjectScriptModules();
        List<Pair<String, String>> scripts = new ArrayList<>();
        for (int i = 0; i < paths.length; i += 2) {
            scripts.add(Pair.of(paths[i], paths[i + 1]));
        }
        Method install = ScriptManager.class.getDeclaredMethod("addProjectScriptModules", List.class);
        install.setAccessible(true); // the platform's own ModuleLibrary calls it
        install.invoke(manager, scripts);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "import exchange.workflows.api.service as wf\nwf.start('x')",
        "from exchange.workflows.api import service\nservice.start('x')",
        "import exchange.workflows.api.service\nexchange.workflows.api.service.start('x')",
        "from exchange import workflows\nworkflows.api.service.start('x')",
        "exchange.workflows.api.service.start('x')",
        "import flows\nflows.bare()",
        "import flows\nflows.imported()",
    })
    void aProjectsOwnPackageStaysBesideIt(String code) throws Exception {
        for (int change = 1; change <= 3; change++) {
            library("exchange.tools", "def answer():\n    return 42\n",
                    "flows", "def bare():\n    return exchange.workflows.api.service.start('x')\n"
                            + "def imported():\n    import exchange.workflows.api.service as s\n    return s.start('x')\n");
            run(code);
            assertThat(sent).hasSize(change);
            assertThat(run("import exchange.tools\nresult = exchange.tools.answer()").asInt()).isEqualTo(42);
        }
    }

    @Test
    void closeLeavesTheApplicationsImportsAlone() {
        PyObject builtins = Py.getSystemState().getBuiltins();
        namespace.close();
        assertThat(builtins.__finditem__("__import__").getType().getName()).isNotEqualTo("function");
        assertThat(builtins.__finditem__("exchange")).isNull();
    }
}
