package dev.testgateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.inductiveautomation.ignition.common.resourcecollection.ChangeOperation;
import com.inductiveautomation.ignition.common.resourcecollection.Resource;
import com.inductiveautomation.ignition.common.resourcecollection.ResourceFilter;
import com.inductiveautomation.ignition.common.resourcecollection.ResourceId;
import com.inductiveautomation.ignition.common.resourcecollection.RuntimeResourceCollection;
import com.inductiveautomation.ignition.common.script.ModuleLibrary;
import com.inductiveautomation.ignition.common.script.ScriptManager;
import com.inductiveautomation.ignition.gateway.project.ProjectManager;
import com.inductiveautomation.ignition.gateway.resourcecollection.ResourceCollectionLifecycle;
import com.inductiveautomation.ignition.gateway.resourcecollection.ResourceCollectionLifecycleFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Projects on disk, their saves, and who hears of them. */
class ProjectsTest {
    @TempDir
    Path folder;

    private World world;

    @BeforeEach
    void world() throws Exception {
        world = new World(folder).project("p").script("p", "lib", "x = 'old'\n");
    }

    @AfterEach
    void close() {
        world.close();
    }

    /** Notes what a module hears. */
    private static final class Listening extends ResourceCollectionLifecycleFactory<Listening.Heard> {
        final List<String> heard = new CopyOnWriteArrayList<>();
        private final ProjectManager manager;

        Listening(ProjectManager manager) {
            super(manager);
            this.manager = manager;
        }

        @Override
        public Heard createLifecycle(RuntimeResourceCollection collection) {
            return new Heard(collection);
        }

        @Override
        protected ResourceFilter getResourceFilter() {
            return ResourceFilter.newBuilder().addResourceTypes(List.of(ModuleLibrary.RESOURCE_TYPE)).build();
        }

        final class Heard extends ResourceCollectionLifecycle {
            Heard(RuntimeResourceCollection collection) {
                super(collection);
            }

            private void note(String what, List<?> resources) {
                List<String> names = resources.stream().map(r -> r instanceof Resource x ? x.getResourcePath().getPath() : ((ResourceId) r).resourcePath().getPath()).toList();
                ScriptManager now = manager.getProjectScriptManager(getResourceCollection().getName());
                heard.add(getResourceCollection().getName() + " " + what + " " + names + (now == null ? " no manager" : ""));
            }

            @Override
            protected void onStartup(List<Resource> resources) {
                note("startup", resources);
            }

            @Override
            protected void onShutdown(List<ResourceId> resources) {
                note("shutdown", resources);
            }

            @Override
            protected void onResourcesCreated(List<Resource> resources) {
                note("created", resources);
            }

            @Override
            protected void onResourcesModified(List<Resource> resources) {
                note("modified", resources);
            }

            @Override
            protected void onResourcesDeleted(List<ResourceId> resources) {
                note("deleted", resources);
            }
        }
    }

    @Test
    void a_save_makes_a_new_manager_and_the_old_one_keeps_its_code() throws Exception {
        world.start();
        ScriptManager before = world.gateway.projects().getProjectScriptManager("p");
        assertThat(world.result("gateway", "p", "result = lib.x")).isEqualTo("old");
        world.script("p", "lib", "x = 'new'\n").script("p", "more", "y = 1\n");
        CompletableFuture<Void> scan = world.gateway.projects().requestScan();
        scan.get();
        assertThat(world.gateway.projects().getProjectScriptManager("p")).isNotSameAs(before);
        assertThat(world.result("gateway", "p", "result = lib.x")).isEqualTo("new");
        assertThat(Scripts.run(before, "result = lib.x")).isEqualTo("old");
        assertThat(Scripts.error(before, "import more")).isEqualTo("ImportError");
        Scripts.leave();
    }

    @Test
    void the_old_manager_serves_until_the_delay_has_passed() throws Exception {
        world.with("--reload-delay", "0.4").start();
        ScriptManager before = world.gateway.projects().getProjectScriptManager("p");
        world.script("p", "lib", "x = 'new'\n");
        CompletableFuture<Void> scan = world.gateway.projects().requestScan();
        assertThat(world.gateway.projects().getProjectScriptManager("p")).isSameAs(before);
        scan.get();
        assertThat(world.gateway.projects().getProjectScriptManager("p")).isNotSameAs(before);
    }

    @Test
    void threads_of_the_old_manager_run_on_with_the_old_code() throws Exception {
        world.start();
        world.result("gateway", "p", """
                import threading, lib
                from java.lang import System, Thread
                System.clearProperty('old.thread')
                def work():
                    while System.getProperty('old.thread') != 'stop':
                        System.setProperty('old.thread.says', lib.x)
                        Thread.sleep(5)
                    System.setProperty('old.thread', 'stopped')
                t = threading.Thread(target=work); t.daemon = True; t.start()
                """);
        world.script("p", "lib", "x = 'new'\n");
        world.gateway.projects().requestScan().get();
        System.clearProperty("old.thread.says");
        World.eventually("it still runs", () -> "old".equals(System.getProperty("old.thread.says")));
        System.setProperty("old.thread", "stop");
        World.eventually("it ends", () -> "stopped".equals(System.getProperty("old.thread")));
    }

    @Test
    @SuppressWarnings("unchecked")
    void managers_that_were_replaced_are_collected() throws Exception {
        world.start();
        for (int i = 0; i < 5; i++) {
            world.result("gateway", "p", "import json; result = lib.x");
            world.script("p", "lib", "x = " + i + "\n");
            world.gateway.projects().requestScan().get();
        }
        World.collected("one interpreter for the project", () -> ((Map<String, Integer>) world.gateway.managers().describe().get("byProject")).get("p") == 1);
    }

    @Test
    void an_unknown_project_has_no_manager() throws Exception {
        world.start();
        assertThat(world.gateway.projects().getProjectScriptManager("nobody")).isNull();
        assertThat(world.gateway.projects().find("nobody")).isEmpty();
        assertThatThrownBy(() -> world.result("gateway", "nobody", "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void lifecycles_hear_of_scripts_and_nothing_else() throws Exception {
        world.start();
        Listening listening = new Listening(world.gateway.projects());
        listening.startup();
        world.script("p", "lib", "x = 2\n").script("p", "pkg/more", "y = 1\n").project("new").script("new", "a", "");
        Path view = Files.createDirectories(world.projects.resolve("p/com.inductiveautomation.perspective/views/v"));
        Files.writeString(view.resolve("resource.json"), "{\"scope\":\"G\",\"version\":1}");
        world.gateway.projects().requestScan().get();
        Files.delete(world.projects.resolve("p/ignition/script-python/pkg/more/code.py"));
        Files.delete(world.projects.resolve("p/ignition/script-python/pkg/more/resource.json"));
        world.gateway.projects().requestScan().get();
        listening.shutdown();
        World.eventually("everything heard", () -> listening.heard.size() >= 6);
        assertThat(listening.heard.stream().map(h -> h.replace(" no manager", ""))).contains("p startup [lib]", "p created [pkg/more]", "p modified [lib]",
                "new startup [a]", "p deleted [pkg/more]", "p shutdown [lib]");
        assertThat(listening.heard).noneMatch(h -> h.contains("views"));
    }

    @Test
    void events_come_before_or_after_the_manager_as_told() throws Exception {
        for (String order : List.of("first", "last")) {
            try (World w = new World(folder.resolve(order)).project("p").with("--event-order", order).start()) {
                Listening listening = new Listening(w.gateway.projects());
                listening.startup();
                w.project("new").script("new", "a", "");
                w.gateway.projects().requestScan().get();
                String expected = order.equals("first") ? "new startup [a] no manager" : "new startup [a]";
                World.eventually("heard", () -> listening.heard.contains(expected));
            }
        }
    }

    @Test
    void inherited_scripts_are_there_and_can_be_overridden() throws Exception {
        Files.createDirectories(world.projects.resolve("child"));
        Files.writeString(world.projects.resolve("child/project.json"), "{\"title\":\"child\",\"parent\":\"p\"}");
        world.script("p", "other", "x = 'parent'\n").script("child", "lib", "x = 'child'\n").start();
        assertThat(world.result("gateway", "child", "result = lib.x + other.x")).isEqualTo("childparent");
    }

    @Test
    void a_push_writes_the_files_and_checks_the_signature() throws Exception {
        world.start();
        Resource lib = world.gateway.projects().getResource("p", ModuleLibrary.RESOURCE_TYPE.subPath("lib")).orElseThrow();
        Resource changed = lib.toBuilder().putData("code.py", "x = 'pushed'\n".getBytes()).build();
        world.gateway.projects().push(List.of(ChangeOperation.newModifyOp(changed, lib.getResourceSignature()))).get();
        assertThat(world.result("gateway", "p", "result = lib.x")).isEqualTo("pushed");
        assertThat(world.projects.resolve("p/ignition/script-python/lib/code.py")).hasContent("x = 'pushed'");
        assertThatThrownBy(() -> world.gateway.projects().push(List.of(ChangeOperation.newModifyOp(changed, lib.getResourceSignature()))).get())
                .hasMessageContaining("changed by somebody else");
    }

    @Test
    void a_save_in_the_designer_writes_and_scans() throws Exception {
        world.start();
        world.gateway.projects().save("fresh", "a/b", "z = 3\n").get();
        assertThat(world.result("gateway", "fresh", "result = a.b.z")).isEqualTo(3);
    }
}
