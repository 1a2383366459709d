package dev.testgateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.inductiveautomation.ignition.gateway.model.ModuleState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A module comes, is upgraded, goes. */
class LifecycleTest {
    @TempDir
    Path folder;

    private World world;

    @BeforeEach
    void world() throws Exception {
        Probe.forget();
        System.setProperty("probe.thread", "true");
        world = new World(folder).project("p").script("p", "lib", "x = 1\n").project("q").script("q", "lib", "x = 1\n");
    }

    @AfterEach
    void close() {
        System.clearProperty("probe.thread");
        world.close();
    }

    @Test
    void calls_come_in_the_order_of_the_platform() throws Exception {
        world.with("--accept-modules", "--module", Probe.version("1.0.0").write(folder).toString()).start();
        assertThat(Probe.calls().subList(0, 7)).containsExactly(
                "construct", "migration", "setup", "extensionPoints", "scripts before library", "startup Free", "rpc");
        assertThat(world.gateway.module(Probe.ID).state()).isEqualTo(ModuleState.RUNNING);
        assertThat(world.gateway.module(Probe.ID).describe().get("calls").toString()).contains("construct", "setup", "startup");
    }

    @Test
    void the_hook_comes_before_and_after_the_library_by_turns() throws Exception {
        world.with("--accept-modules", "--module", Probe.version("1.0.0").write(folder).toString()).start();
        List<String> ofProjects = Probe.calls().subList(7, 9);
        assertThat(ofProjects).containsExactlyInAnyOrder("scripts before library", "scripts after library");
    }

    @Test
    void an_exception_makes_it_faulted_and_the_gateway_goes_on() throws Exception {
        world.with("--accept-modules", "--module", Probe.version("1.0.0", "if (true) throw new IllegalStateException(\"no setup\");").write(folder).toString()).start();
        assertThat(world.gateway.module(Probe.ID).state()).isEqualTo(ModuleState.FAULTED);
        assertThat(world.gateway.module(Probe.ID).describe().get("error")).asString().contains("no setup");
        assertThat(Probe.calls()).doesNotContain("startup Free");
        assertThat(world.result("gateway", "p", "result = 1")).isEqualTo(1);
    }

    @Test
    void a_refused_module_is_named_in_the_state() throws Exception {
        Path bad = Probe.version("1.0.0").unsigned().write(folder.resolve("Bad.modl"), e -> { });
        world.with("--accept-modules", "--module", bad.toString()).start();
        assertThat(world.gateway.describe().get("modules").toString()).contains("Bad.modl", "not signed");
    }

    @Test
    void an_upgrade_leaves_nothing_of_the_old_one() throws Exception {
        world.with("--accept-modules", "--module", Probe.version("1.0.0").write(folder).toString()).start();
        assertThat(world.result("gateway", "p", "result = system.probe.version()")).isEqualTo("1.0.0");
        assertThat(threads()).containsExactly("probe-jdk", "probe-worker");
        world.gateway.moduleManager().install(Probe.version("1.0.1").write(folder));
        assertThat(world.result("gateway", "p", "result = system.probe.version()")).isEqualTo("1.0.1");
        assertThat(world.result("tag", null, "result = system.probe.version()")).isEqualTo("1.0.1");
        assertThat(Probe.calls()).contains("shutdown");
        World.eventually("the old threads end", () -> threads().size() == 2);
        World.collected("the old loader is collected", () -> Map.of(Probe.ID, 1).equals(world.gateway.moduleManager().describeLoaders().get("byModule")));
    }

    private static List<String> threads() {
        return ThreadOwners.byModule().getOrDefault(Probe.ID, List.of());
    }

    @Test
    void an_upgrade_that_is_refused_changes_nothing() throws Exception {
        world.with("--accept-modules", "--module", Probe.version("1.0.0").write(folder).toString()).start();
        assertThatThrownBy(() -> world.gateway.moduleManager().install(Probe.version("1.0.1").unsigned().write(folder)))
                .isInstanceOf(ModuleRefused.class);
        assertThat(world.result("gateway", "p", "result = system.probe.version()")).isEqualTo("1.0.0");
    }

    @Test
    void a_removed_module_is_gone_from_new_managers() throws Exception {
        world.with("--accept-modules", "--module", Probe.version("1.0.0").write(folder).toString()).start();
        world.gateway.moduleManager().remove(Probe.ID);
        world.script("p", "lib", "x = 2\n");
        world.gateway.projects().requestScan().get();
        assertThat(world.gateway.scripts().run("gateway", "p", "system.probe").get("error").toString()).contains("AttributeError");
        assertThat(world.gateway.describe().get("modules")).isEqualTo(List.of());
        assertThatThrownBy(() -> world.gateway.moduleManager().remove(Probe.ID)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void modules_see_those_they_depend_on() throws Exception {
        Packed base = Packed.module("base", "1.0.0").jar("G", "base.jar", Map.of("base.B", "package base; public class B { public String toString() { return \"base\"; } }"));
        // compiled without sight of base: looked up by name
        Packed user = Packed.module("user", "1.0.0").raw("<depends scope=\"G\">base</depends>").hook("G", "user.H")
                .jar("G", "user.jar", Map.of("user.H", """
                        package user;
                        import com.inductiveautomation.ignition.gateway.model.*;
                        public class H extends AbstractGatewayModuleHook {
                            public void setup(GatewayContext c) { try { Class.forName("base.B", true, H.class.getClassLoader()); } catch (Exception e) { throw new RuntimeException(e); } }
                            public void startup(com.inductiveautomation.ignition.common.licensing.LicenseState s) {}
                            public void shutdown() {}
                        }
                        """));
        world.with("--accept-modules", "--module", user.write(folder).toString(), "--module", base.write(folder).toString()).start();
        assertThat(world.gateway.module("user").state()).isEqualTo(ModuleState.RUNNING);
    }
}
