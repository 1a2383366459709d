package dev.testgateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.inductiveautomation.ignition.common.resourcecollection.PushException;
import com.inductiveautomation.ignition.common.resourcecollection.ResourceType;
import com.inductiveautomation.ignition.gateway.config.DecodedResource;
import com.inductiveautomation.ignition.gateway.config.NamedResourceHandler;
import com.inductiveautomation.ignition.gateway.config.ResourceTypeMeta;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Named configurations of a type. */
class NamedConfigTest {
    private static final String FOLDER = "data/config/resources/core/test.sample/pump/";

    private record Pump(String line) {
        static final ResourceTypeMeta<Pump> META = ResourceTypeMeta.newBuilder(Pump.class)
                .resourceType(new ResourceType("test.sample", "pump"))
                .build();
    }

    @TempDir
    Path home;

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private WebFixture gateway;
    private NamedResourceHandler<Pump> handler;

    @BeforeEach
    void start() {
        gateway = new WebFixture(home);
        gateway.web.configurationManager().getResourceTypeMetaRegistry().register(Pump.META);
        handler = NamedResourceHandler.newBuilder(Pump.META)
                .context(gateway.context)
                .onInitialResources(list -> told.add("initial " + list.size()))
                .onResourceAdded(pump -> told.add("added " + pump.name() + " " + pump.config().line()))
                .onResourceUpdated(change -> told.add("updated " + change.name() + " "
                        + change.oldResource().config().line() + " " + change.newResource().config().line()))
                .onResourceRemoved(pump -> told.add("removed " + pump.name()))
                .build();
        handler.startup();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void eachChangeIsToldByName() throws Exception {
        handler.create("P1", new Pump("A"), "ana").get();
        handler.create("P2", new Pump("B")).get();
        handler.modify("P1", new Pump("C")).get();
        handler.modify("P1", new Pump("C")).get();
        handler.delete("P2").get();
        assertThat(told).containsExactly(
                "initial 0", "added P1 A", "added P2 B", "updated P1 A C", "removed P2");
        assertThat(handler.getResources()).containsExactly(new DecodedResource<>("P1", new Pump("C")));
        assertThat(handler.findResource("P1")).isPresent();
        assertThat(handler.findResource("P2")).isEmpty();
        assertThat(home.resolve(FOLDER + "P1/config.json")).exists();
        assertThat(home.resolve(FOLDER + "P2")).doesNotExist();
    }

    @Test
    void whoWroteLastIsInTheManifest() throws Exception {
        handler.create("P1", new Pump("A"), "ana").get();
        assertThat(Files.readString(home.resolve(FOLDER + "P1/resource.json"))).contains("\"actor\": \"ana\"");
    }

    @Test
    void theUuidOfAResourceStays() throws Exception {
        handler.create("P1", new Pump("A")).get();
        Object uuid = uuid();
        handler.modify("P1", new Pump("B")).get();
        assertThat(uuid()).isEqualTo(uuid);
    }

    private Object uuid() {
        return gateway.web.configurationManager().getResources(Pump.META.getResourceType()).get(0)
                .getAttributes().get("uuid");
    }

    @Test
    void wrongChangesAreRefused() throws Exception {
        handler.create("P1", new Pump("A")).get();
        assertThatThrownBy(() -> handler.create("P1", new Pump("B"))).isInstanceOf(PushException.class);
        assertThatThrownBy(() -> handler.modify("none", new Pump("B"))).isInstanceOf(PushException.class);
        assertThatThrownBy(() -> handler.delete("none")).isInstanceOf(PushException.class);
        assertThatThrownBy(() -> handler.create("../evil", new Pump("B"))).isInstanceOf(PushException.class);
        assertThat(handler.getResources()).hasSize(1);
    }

    @Test
    void foldersMadeAndRemovedOnDiskAreNoticed() throws Exception {
        assertThat(told.take()).isEqualTo("initial 0");
        gateway.file(FOLDER + "P9/resource.json", "{\"attributes\": {\"uuid\": \"8c9f1a2e-0000-4000-8000-000000000009\"}}");
        gateway.file(FOLDER + "P9/config.json", "{\"line\": \"Z\"}");
        assertThat(told.poll(5, TimeUnit.SECONDS)).isEqualTo("added P9 Z");
        Files.delete(home.resolve(FOLDER + "P9/config.json"));
        assertThat(told.poll(5, TimeUnit.SECONDS)).isEqualTo("removed P9");
    }

    @Test
    void aSubclassIsToldTheWholeList() throws Exception {
        BlockingQueue<Integer> sizes = new LinkedBlockingQueue<>();
        NamedResourceHandler<Pump> subclass = new NamedResourceHandler<>(gateway.context, Pump.META) {
            @Override
            protected void onResourcesUpdated(java.util.List<DecodedResource<Pump>> resources) {
                sizes.add(resources.size());
            }
        };
        subclass.startup();
        subclass.create("P1", new Pump("A")).get();
        subclass.create("P2", new Pump("A")).get();
        assertThat(sizes).containsExactly(1, 2);
    }
}
