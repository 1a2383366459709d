package dev.testgateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.inductiveautomation.ignition.common.model.values.QualifiedValue;
import com.inductiveautomation.ignition.common.model.values.QualityCode;
import com.inductiveautomation.ignition.common.sqltags.model.types.DataType;
import com.inductiveautomation.ignition.common.tags.model.TagPath;
import com.inductiveautomation.ignition.common.tags.model.event.TagChangeEvent;
import com.inductiveautomation.ignition.gateway.tags.managed.ManagedTagProvider;
import com.inductiveautomation.ignition.gateway.tags.managed.ManagedTagProviderConfiguration;
import dev.testgateway.tags.Tags;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tag events, and a module's own tags. */
class TagsTest {
    private static final String HOLD = "\tfrom dev.testgateway import TagEventsSeen\n\tTagEventsSeen.event(tagPath, previousValue, currentValue, initialChange, missedEvents)\n";

    @TempDir
    Path folder;

    private World world;

    @BeforeEach
    void world() throws Exception {
        TagEventsSeen.EVENTS.clear();
        TagEventsSeen.THREADS.clear();
        TagEventsSeen.gate = new CountDownLatch(0);
        world = new World(folder).project("p").start();
    }

    @AfterEach
    void close() {
        TagEventsSeen.gate.countDown();
        world.close();
    }

    private Tags tags() {
        return world.gateway.tags();
    }

    private QualifiedValue read(String path) {
        return tags().readAsync(List.of(Tags.parse(path))).join().get(0);
    }

    @Test
    void a_change_runs_its_script_once() throws Exception {
        tags().configure("[default]A", DataType.Int4, 0, HOLD);
        tags().change("[default]A", 1L);
        tags().change("[default]A", 1L);
        tags().change("A", 2L);
        World.eventually("two events", () -> TagEventsSeen.EVENTS.size() == 2);
        assertThat(TagEventsSeen.EVENTS).containsExactly("[default]A 0>1", "[default]A 1>2");
    }

    @Test
    void five_wait_more_are_dropped_and_the_next_call_hears_of_it() throws Exception {
        TagEventsSeen.gate = new CountDownLatch(1);
        TagEventsSeen.entered = new CountDownLatch(1);
        tags().configure("[default]A", DataType.Int4, 0, HOLD);
        tags().change("[default]A", 1L);
        assertThat(TagEventsSeen.entered.await(10, TimeUnit.SECONDS)).isTrue();
        int kept = 0;
        for (long v = 2; v <= 12; v++) if (tags().change("[default]A", v)) kept++;
        assertThat(kept).isEqualTo(5);
        TagEventsSeen.gate.countDown();
        World.eventually("six events", () -> TagEventsSeen.EVENTS.size() == 6);
        assertThat(TagEventsSeen.EVENTS.get(1)).isEqualTo("[default]A 1>2 missed");
        assertThat(TagEventsSeen.EVENTS.subList(2, 6)).noneMatch(e -> e.contains("missed"));
    }

    @Test
    void three_threads_serve_all_tags() throws Exception {
        TagEventsSeen.gate = new CountDownLatch(1);
        TagEventsSeen.entered = new CountDownLatch(3);
        for (int i = 0; i < 6; i++) tags().configure("[default]T" + i, DataType.Int4, 0, HOLD);
        for (int i = 0; i < 6; i++) tags().change("[default]T" + i, 1L);
        assertThat(TagEventsSeen.entered.await(10, TimeUnit.SECONDS)).isTrue();
        Thread.sleep(100); // a fourth thread would have come by now
        assertThat(TagEventsSeen.EVENTS).hasSize(3);
        TagEventsSeen.gate.countDown();
        World.eventually("all events", () -> TagEventsSeen.EVENTS.size() == 6);
        assertThat(TagEventsSeen.THREADS).hasSize(3);
    }

    @Test
    void one_tags_events_never_run_at_the_same_time() throws Exception {
        TagEventsSeen.gate = new CountDownLatch(1);
        TagEventsSeen.entered = new CountDownLatch(1);
        tags().configure("[default]A", DataType.Int4, 0, HOLD);
        tags().change("[default]A", 1L);
        tags().change("[default]A", 2L);
        assertThat(TagEventsSeen.entered.await(10, TimeUnit.SECONDS)).isTrue();
        Thread.sleep(50); // a second event would have begun by now
        assertThat(TagEventsSeen.EVENTS).hasSize(1);
    }

    @Test
    void a_script_of_a_tag_runs_in_the_gateways_manager() throws Exception {
        assertThat(world.result("tag", null, "result = system.util.getProjectName()")).isEqualTo("");
        assertThat(world.result("tag", "p", "result = system.util.getProjectName()")).isEqualTo("p");
    }

    @Test
    void project_events_queue_without_end_on_one_thread() throws Exception {
        Files.writeString(folder.resolve("projects/tags.json"), """
                {"tags": [{"name": "F", "tagType": "Folder", "tags": [{"name": "A", "dataType": "Int4", "value": 0,
                   "eventScripts": [{"eventid": "valueChanged", "script": "\\tpass"}]}]}],
                 "changeScripts": [{"project": "p", "name": "n", "tagPaths": ["F/A"],
                   "script": "from dev.testgateway import TagEventsSeen\\nTagEventsSeen.event(tagPath, previousValue, newValue, False, False)"}]}""");
        try (World w = new World(folder).start()) {
            TagEventsSeen.gate = new CountDownLatch(1);
            for (long v = 1; v <= 20; v++) w.gateway.tags().change("[default]F/A", v);
            TagEventsSeen.gate.countDown();
            World.eventually("twenty", () -> TagEventsSeen.EVENTS.size() == 20);
            assertThat(TagEventsSeen.THREADS).hasSize(1);
        }
    }

    @Test
    void reading_and_writing_memory_tags() {
        tags().configure("[default]A", DataType.Float8, 1.5, null);
        assertThat(read("[default]A").getValue()).isEqualTo(1.5);
        assertThat(read("[default]None").getQuality()).isEqualTo(QualityCode.Bad_NotFound);
        assertThat(read("[nowhere]A").getQuality()).isEqualTo(QualityCode.Bad_NotFound);
        List<TagPath> paths = List.of(Tags.parse("[default]A"), Tags.parse("[default]None"));
        assertThat(tags().writeAsync(paths, List.of(2.0, 1)).join()).containsExactly(QualityCode.Good, QualityCode.Bad_NotFound);
        assertThat(read("[default]A").getValue()).isEqualTo(2.0);
    }

    @Test
    void values_take_the_type_of_their_tag() {
        tags().configure("[default]I", DataType.Int4, 0L, null);
        tags().configure("[default]F", DataType.Float8, 0L, null);
        tags().change("[default]I", 7L);
        tags().change("[default]F", 7L);
        assertThat(read("[default]I").getValue()).isEqualTo(7);
        assertThat(read("[default]F").getValue()).isEqualTo(7.0);
    }

    @Test
    void a_subscription_begins_with_an_initial_event() throws Exception {
        tags().configure("[default]A", DataType.Int4, 5, null);
        List<TagChangeEvent> heard = new CopyOnWriteArrayList<>();
        tags().subscribeAsync(Tags.parse("[default]A"), heard::add).join();
        World.eventually("the initial event", () -> heard.size() == 1);
        assertThat(heard.get(0).isInitial()).isTrue();
        tags().change("[default]A", 6L);
        World.eventually("the change", () -> heard.size() == 2);
        assertThat(heard.get(1).isInitial()).isFalse();
    }

    @Test
    void configuring_a_managed_tag_comes_later_and_wipes_the_value_pushed_meanwhile() throws Exception {
        ManagedTagProvider mine = tags().getOrCreateManagedProvider(ManagedTagProviderConfiguration.builder("Mine").build());
        mine.configureTag("x/y", DataType.Int4);
        mine.updateValue("x/y", 1, QualityCode.Good);
        World.eventually("the value is wiped", () -> read("[Mine]x/y").getQuality().equals(QualityCode.Bad_Stale));
        mine.configureTag("x/y", DataType.Int4);
        mine.updateValue("x/y", 2, QualityCode.Good);
        Thread.sleep(150); // the second configuration has come by now, and is none
        assertThat(read("[Mine]x/y").getValue()).isEqualTo(2);
    }

    @Test
    void writes_to_a_managed_tag_go_to_its_handler() {
        ManagedTagProvider mine = tags().getOrCreateManagedProvider(ManagedTagProviderConfiguration.builder("Mine").build());
        mine.updateValue("a", 1, QualityCode.Good);
        mine.updateValue("b", 1, QualityCode.Good);
        mine.registerWriteHandler("a", (path, value) -> value.equals(9) ? QualityCode.Good : QualityCode.Bad_AccessDenied);
        List<TagPath> paths = List.of(Tags.parse("[Mine]a"), Tags.parse("[Mine]a"), Tags.parse("[Mine]b"));
        assertThat(tags().writeAsync(paths, List.of(9, 8, 7)).join())
                .containsExactly(QualityCode.Good, QualityCode.Bad_AccessDenied, QualityCode.Bad_ReadOnly);
        mine.shutdown(true);
        assertThat(tags().getTagProviderNames()).containsExactly("default");
    }

    @Test
    void scripts_read_and_write_tags() throws Exception {
        Object result = world.result("gateway", "p", """
                system.tag.configure("[default]Line", [{"name": "A", "dataType": "Int4", "value": 3}, {"name": "F", "tags": [{"name": "B", "value": u"t"}]}])
                before = [v.value for v in system.tag.readBlocking(["[default]Line/A", "[default]Line/F/B"])]
                codes = system.tag.writeBlocking(["[default]Line/A"], [4])
                result = [before, codes[0].isGood(), str(codes[0]), system.tag.readBlocking("[default]Line/A")[0].value,
                          str(system.tag.readBlocking("[default]No")[0].quality), system.tag.exists("[default]Line/F/B")]
                """);
        assertThat(result).isEqualTo(List.of(List.of(3, "t"), true, "Good", 4, "Bad_NotFound", true));
    }
}
