package dev.testgateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.inductiveautomation.ignition.gateway.redundancy.types.RedundancyState;
import com.inductiveautomation.ignition.gateway.redundancy.types.RedundancyStateAdapter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Designers and clients: their processes, their script manager, and their calls into the gateway. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RpcTest {
    private Path folder;
    private World world;

    @BeforeAll
    void world(@TempDir Path temporary) throws Exception {
        folder = temporary;
        Probe.forget();
        world = new World(folder).project("p").script("p", "lib", "x = 'old'\n").script("p", "probe/own", "y = 1\n")
                .with("--accept-modules", "--module", Probe.version("1.0.0").write(folder).toString()).start();
    }

    @AfterAll
    void close() {
        world.close();
    }

    private Object result(String scope, String code) throws Exception {
        Map<String, Object> answer = world.gateway.apps().run(scope, "p", code, "anna");
        if (!Boolean.TRUE.equals(answer.get("ok"))) throw new AssertionError(String.valueOf(answer.get("error")));
        return answer.get("result");
    }

    private String error(String scope, String code) throws Exception {
        return String.valueOf(world.gateway.apps().run(scope, "p", code, "anna").get("error"));
    }

    @Test
    void the_session_says_who_calls() throws Exception {
        assertThat(result("designer", "result = system.probe.who('hi')")).isEqualTo("hi anna of p designer=true");
        assertThat(result("vision", "result = system.probe.who('hi')")).isEqualTo("hi anna of p designer=false");
    }

    @Test
    void what_is_not_marked_is_for_designers_only_and_the_refusal_is_undeclared() throws Exception {
        assertThat(result("designer", "result = system.probe.designerOnly()")).isEqualTo("designer");
        assertThat(error("vision", "system.probe.designerOnly()")).contains("UndeclaredThrowableException");
    }

    @Test
    void values_make_a_round_trip_and_a_dataset_arrives_empty() throws Exception {
        assertThat(result("designer", "result = system.probe.mixed()")).asString().startsWith("6");
        assertThat(result("designer", "result = system.probe.rows()")).isEqualTo(0L);
    }

    @Test
    void an_exception_of_the_implementation_reaches_the_caller() throws Exception {
        assertThat(error("designer", "system.probe.fails()")).contains("UndeclaredThrowableException");
    }

    @Test
    void a_backup_serves_only_what_is_marked_for_it() throws Exception {
        List<RedundancyState> heard = new ArrayList<>();
        RedundancyStateAdapter listener = new RedundancyStateAdapter() {
            @Override
            public void redundancyStateChanged(RedundancyState state) {
                heard.add(state);
            }
        };
        world.gateway.redundancy().addRedundancyStateListener(listener);
        world.gateway.redundancy().set("Backup", "Warm");
        try {
            assertThat(heard.get(0)).isSameAs(world.gateway.redundancy().getCurrentState());
            assertThat(world.gateway.redundancy().isActive()).isFalse();
            assertThat(error("designer", "system.probe.designerOnly()")).contains("UndeclaredThrowableException");
            assertThat(result("designer", "result = system.probe.backupToo()")).isEqualTo("backup");
        } finally {
            world.gateway.redundancy().set("Independent", "Active");
        }
    }

    @Test
    void the_gateway_changes_tags_for_them() throws Exception {
        world.gateway.tags().configure("[default]A", null, 1, null);
        assertThat(result("vision", "system.tag.writeBlocking(['[default]A'], [5])\nresult = system.tag.readBlocking(['[default]A'])[0].value")).isEqualTo(5L);
    }

    @Test
    void a_save_clears_and_installs_on_the_same_manager_without_a_hook() throws Exception {
        result("designer", "import sys\nsys.kept = 'yes'");
        assertThat(result("designer", "import probe.api\nresult = probe.api.hooksCalled()")).isNotNull();
        Object hooks = result("designer", "result = system.probe.hooksCalled()");
        world.script("p", "lib", "x = 'new'\n");
        world.gateway.projects().requestScan().get();
        assertThat(result("designer", "result = [lib.x, sys.kept]")).isEqualTo(List.of("new", "yes"));
        assertThat(result("designer", "result = system.probe.hooksCalled()")).isEqualTo(hooks);
        assertThat(error("designer", "import probe.api")).as("a merged root goes with the clear").contains("ImportError");
    }

    @Test
    void the_processes_are_kept_between_calls() throws Exception {
        result("designer", "result = 1");
        Object before = world.gateway.apps().describe();
        result("designer", "result = 1");
        assertThat(world.gateway.apps().describe()).isEqualTo(before);
    }
}
