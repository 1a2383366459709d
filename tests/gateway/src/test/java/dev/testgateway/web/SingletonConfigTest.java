package dev.testgateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.inductiveautomation.ignition.common.resourcecollection.ChangeOperation;
import com.inductiveautomation.ignition.common.resourcecollection.PushException;
import com.inductiveautomation.ignition.common.resourcecollection.Resource;
import com.inductiveautomation.ignition.common.resourcecollection.ResourceBuilder;
import com.inductiveautomation.ignition.common.resourcecollection.ResourcePath;
import com.inductiveautomation.ignition.gateway.config.ConfigurationManager;
import com.inductiveautomation.ignition.gateway.config.SingletonResourceHandler;
import dev.testgateway.web.sample.SampleSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one configuration of a type: its file, its handler, its changes. */
class SingletonConfigTest {
    private static final String FOLDER = "data/config/resources/core/test.sample/settings/";

    @TempDir
    Path home;

    private final BlockingQueue<SampleSettings> changes = new LinkedBlockingQueue<>();
    private WebFixture gateway;
    private ConfigurationManager config;
    private SingletonResourceHandler<SampleSettings> handler;

    @BeforeEach
    void start() {
        gateway = new WebFixture(home);
        config = gateway.web.configurationManager();
        config.getResourceTypeMetaRegistry().register(SampleSettings.META);
        handler = handler();
    }

    private SingletonResourceHandler<SampleSettings> handler() {
        return SingletonResourceHandler.newBuilder(SampleSettings.META)
                .context(gateway.context)
                .onChange(changes::add)
                .build();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private SampleSettings nextChange() throws InterruptedException {
        SampleSettings next = changes.poll(5, TimeUnit.SECONDS);
        assertThat(next).as("a change within five seconds").isNotNull();
        return next;
    }

    private void write(String json) throws Exception {
        Path made = home.resolve(FOLDER + "made");
        Files.writeString(made, json);
        Files.move(made, home.resolve(FOLDER + "config.json"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void theFirstStartWritesTheDefaultAndTellsNobody() throws Exception {
        handler.startup();
        assertThat(handler.getResource()).isEqualTo(new SampleSettings("default", 3));
        assertThat(Files.readString(home.resolve(FOLDER + "config.json"))).contains("\"name\": \"default\"");
        assertThat(Files.readString(home.resolve(FOLDER + "resource.json"))).contains("\"uuid\"", "\"config.json\"");
        assertThat(changes).isEmpty();
    }

    @Test
    void whatWasWrittenBeforeIsThereAfterARestart() throws Exception {
        handler.startup();
        handler.updateResource(new SampleSettings("kept", 4)).get();
        gateway.close();
        start();
        handler.startup();
        assertThat(handler.getResource()).isEqualTo(new SampleSettings("kept", 4));
    }

    @Test
    void aWriteIsToldOnceAndNotWhenItChangesNothing() throws Exception {
        handler.startup();
        handler.updateResource(new SampleSettings("new", 5)).get();
        handler.updateResource(new SampleSettings("new", 5)).get();
        assertThat(changes).containsExactly(new SampleSettings("new", 5));
        assertThat(handler.getResource()).isEqualTo(new SampleSettings("new", 5));
    }

    @Test
    void anEditOnDiskIsNoticedAndAMereRewritingIsNot() throws Exception {
        handler.startup();
        write("{ \"size\": 3,\n \"name\": \"default\" }");
        write("{\"name\": \"edited\", \"size\": 9}");
        assertThat(nextChange()).isEqualTo(new SampleSettings("edited", 9));
        write("{ \"size\": 9,   \"name\": \"edited\" }");
        write("{\"name\": \"again\", \"size\": 9}");
        assertThat(nextChange()).isEqualTo(new SampleSettings("again", 9));
        assertThat(changes).isEmpty();
    }

    @Test
    void aBrokenFileLeavesTheLastGoodContent() throws Exception {
        handler.startup();
        try (LogWatch log = new LogWatch()) {
            write("{\"name\": ");
            await(log, "cannot be read");
            write("{\"name\": \"huge\", \"size\": 1000}");
            await(log, "too large");
        }
        assertThat(handler.getResource()).isEqualTo(new SampleSettings("default", 3));
        assertThat(changes).isEmpty();
        write("{\"name\": \"whole\", \"size\": 1}");
        assertThat(nextChange()).isEqualTo(new SampleSettings("whole", 1));
    }

    private static void await(LogWatch log, String text) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (log.lines().stream().noneMatch(line -> line.contains(text))) {
            assertThat(System.nanoTime()).as("log says '%s'", text).isLessThan(end);
            Thread.sleep(20); // the poller runs on its own time
        }
    }

    @Test
    void aMissingFieldIsNothingAndNoDefault() throws Exception {
        handler.startup();
        write("{\"size\": 7}");
        assertThat(nextChange()).isEqualTo(new SampleSettings(null, 7));
    }

    @Test
    void aDeletedResourceMeansTheDefault() throws Exception {
        handler.startup();
        handler.updateResource(new SampleSettings("new", 5)).get();
        assertThat(nextChange().name()).isEqualTo("new");
        Files.delete(home.resolve(FOLDER + "config.json"));
        assertThat(nextChange()).isEqualTo(new SampleSettings("default", 3));
        handler.updateResource(new SampleSettings("back", 6)).get();
        assertThat(nextChange().name()).isEqualTo("back");
    }

    @Test
    void aFileWithoutUuidIsIgnored() throws Exception {
        gateway.file(FOLDER + "config.json", "{\"name\": \"seeded\", \"size\": 1}");
        gateway.file(FOLDER + "resource.json", "{\"scope\": \"A\", \"version\": 1, \"files\": [\"config.json\"]}");
        assertThat(config.getResources(SampleSettings.TYPE)).isEmpty();
        gateway.file(FOLDER + "resource.json", "{\"attributes\": {\"uuid\": \"8c9f1a2e-0000-4000-8000-000000000001\"}}");
        handler.startup();
        assertThat(handler.getResource().name()).isEqualTo("seeded");
    }

    @Test
    void theCheckOfTheTypeRefusesAWrite() {
        handler.startup();
        assertThatThrownBy(() -> handler.updateResource(new SampleSettings("huge", 100)))
                .isInstanceOf(PushException.class)
                .hasMessageContaining("too large");
        assertThat(handler.getResource().size()).isEqualTo(3);
    }

    @Test
    void afterShutdownNothingIsTold() throws Exception {
        handler.startup();
        SingletonResourceHandler<SampleSettings> other = handler();
        other.startup();
        handler.shutdown();
        other.updateResource(new SampleSettings("new", 5)).get();
        assertThat(changes).containsExactly(new SampleSettings("new", 5));
        assertThat(handler.getResource().name()).isEqualTo("default");
    }

    @Test
    void anUnregisteredTypeHasNoHandler() {
        gateway.close();
        gateway = new WebFixture(home);
        assertThatThrownBy(() -> handler().startup()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aPushMustNameWhatItExpects() throws Exception {
        handler.startup();
        Resource old = config.getResources(SampleSettings.TYPE).get(0);
        config.push(List.of(ChangeOperation.newModifyOp(resource("pushed"), old.getResourceSignature()))).get();
        assertThat(handler.getResource().name()).isEqualTo("pushed");
        assertThatThrownBy(() -> config.push(
                        List.of(ChangeOperation.newModifyOp(resource("late"), old.getResourceSignature()))))
                .isInstanceOf(PushException.class)
                .hasMessageContaining("MODIFY illegal: signature mismatch");
        assertThatThrownBy(() -> config.push(List.of(ChangeOperation.newCreateOp(resource("second")))))
                .isInstanceOf(PushException.class)
                .hasMessageContaining("CREATE illegal: it exists");
        assertThat(handler.getResource().name()).isEqualTo("pushed");
    }

    private static Resource resource(String name) {
        ResourceBuilder builder = Resource.newBuilder()
                .setCollectionName("core")
                .setResourcePath(new ResourcePath(SampleSettings.TYPE, ""));
        SampleSettings.META.getCodec().encode(new SampleSettings(name, 1), builder);
        return builder.build();
    }
}
