package dev.testgateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.inductiveautomation.ignition.common.gson.JsonObject;
import com.inductiveautomation.ignition.common.gson.JsonParser;
import com.inductiveautomation.ignition.common.resourcecollection.ResourceType;
import com.inductiveautomation.ignition.gateway.config.ResourceTypeMeta;
import com.inductiveautomation.ignition.gateway.config.SingletonResourceHandler;
import dev.testgateway.web.sample.SampleSettings;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configuration over REST, for types that asked for it. */
class ConfigRestTest {
    private static final String ROOT = "/data/api/v1/resources";
    private static final String[] TOKEN = {Tokens.HEADER, "ci:s"};

    private record Hidden(String text) {}

    private record Pump(String line) {}

    @TempDir
    Path home;

    private WebFixture gateway;
    private Client client;
    private SingletonResourceHandler<SampleSettings> handler;

    @BeforeEach
    void start() throws Exception {
        gateway = new WebFixture(home);
        client = gateway.client();
        gateway.file("api-tokens.json", "[{\"keyId\": \"ci\", \"secret\": \"s\", \"roles\": [\"Administrator\"]}]");
        var types = gateway.web.configurationManager().getResourceTypeMetaRegistry();
        types.register(SampleSettings.META);
        types.register(ResourceTypeMeta.newBuilder(Hidden.class)
                .resourceType(new ResourceType("test.sample", "hidden"))
                .build());
        types.register(ResourceTypeMeta.newBuilder(Pump.class)
                .resourceType(new ResourceType("test.sample", "pump"))
                .buildRouteDelegate(routes -> routes.configSchema(Pump.class))
                .build());
        handler = SingletonResourceHandler.newBuilder(SampleSettings.META).context(gateway.context).build();
        handler.startup();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private JsonObject read(String path) {
        return JsonParser.parseString(client.get(ROOT + path, TOKEN).body()).getAsJsonObject();
    }

    private HttpResponse<String> put(String body) {
        return client.send("PUT", ROOT + "/test.sample/settings", body, TOKEN);
    }

    private static String item(String signature, String name, int size) {
        return "[{\"signature\": \"%s\", \"config\": {\"name\": \"%s\", \"size\": %d}}]".formatted(signature, name, size);
    }

    @Test
    void aSingletonIsReadAndModified() {
        JsonObject now = read("/singleton/test.sample/settings");
        assertThat(now.getAsJsonObject("config").get("name").getAsString()).isEqualTo("default");
        assertThat(now.get("collection").getAsString()).isEqualTo("core");
        assertThat(put(item(now.get("signature").getAsString(), "by rest", 8)).statusCode()).isEqualTo(200);
        assertThat(handler.getResource()).isEqualTo(new SampleSettings("by rest", 8));
    }

    @Test
    void aStaleSignatureAndABadConfigurationAreRefused() {
        String signature = read("/singleton/test.sample/settings").get("signature").getAsString();
        assertThat(put(item("stale", "x", 1)).statusCode()).isEqualTo(409);
        HttpResponse<String> large = put(item(signature, "x", 1000));
        assertThat(large.statusCode()).isEqualTo(409);
        assertThat(large.body()).contains("too large", "\"success\":false");
        assertThat(put("no json").statusCode()).isEqualTo(400);
        assertThat(put("{}").statusCode()).isEqualTo(400);
        assertThat(handler.getResource().name()).isEqualTo("default");
    }

    @Test
    void namedResourcesAreMadeListedFoundAndDeleted() {
        HttpResponse<String> made = client.post(
                ROOT + "/test.sample/pump", "[{\"name\": \"P1\", \"config\": {\"line\": \"A\"}}]", TOKEN);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        assertThat(read("/names/test.sample/pump").getAsJsonArray("items").toString()).isEqualTo("[\"P1\"]");
        assertThat(read("/list/test.sample/pump").getAsJsonArray("items")).hasSize(1);
        String signature = read("/find/test.sample/pump/P1").get("signature").getAsString();
        assertThat(client.send("DELETE", ROOT + "/test.sample/pump/P1/" + signature, null, TOKEN).statusCode())
                .isEqualTo(200);
        assertThat(client.get(ROOT + "/find/test.sample/pump/P1", TOKEN).statusCode()).isEqualTo(404);
    }

    @Test
    void aTypeWithoutARouteDelegateIsNotOnRest() {
        assertThat(client.get(ROOT + "/list/test.sample/hidden", TOKEN).statusCode()).isEqualTo(404);
        assertThat(client.get(ROOT + "/list/test.sample/none", TOKEN).statusCode()).isEqualTo(404);
    }

    @Test
    void readersReadAndDoNotWrite() {
        Client viewer = gateway.loggedIn("viewer");
        assertThat(viewer.get(ROOT + "/singleton/test.sample/settings").statusCode()).isEqualTo(200);
        assertThat(viewer.send("PUT", ROOT + "/test.sample/settings", "[]").statusCode()).isEqualTo(403);
        assertThat(client.get(ROOT + "/singleton/test.sample/settings").statusCode()).isEqualTo(401);
    }
}

