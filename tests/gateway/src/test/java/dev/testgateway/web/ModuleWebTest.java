package dev.testgateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files, servlets, and what is left of a module when it goes. */
class ModuleWebTest {
    private static final Map<String, String> FILES =
            Map.of("pages.js", "/* pages */", "css/a.css", "a{}", "weird name.txt", "text");

    @TempDir
    Path home;

    private WebFixture gateway;
    private Client client;

    @BeforeEach
    void start() {
        gateway = new WebFixture(home);
        client = gateway.client();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void filesComeOutOfTheMountedFolder() throws Exception {
        SampleModule.start(gateway, true, FILES);
        HttpResponse<String> script = client.get("/res/sample/pages.js");
        assertThat(script.body()).isEqualTo("/* pages */");
        assertThat(script.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/javascript");
        assertThat(script.headers().firstValue("X-Sample-Path")).hasValue("/pages.js");
        assertThat(client.get("/res/sample/css/a.css").headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/css");
        assertThat(client.get("/res/sample/weird%20name.txt").body()).isEqualTo("text");
    }

    @Test
    void nothingElseOfTheModuleIsAFile() throws Exception {
        SampleModule.start(gateway, true, FILES);
        for (String path : new String[] {
            "/res/sample/none.js",
            "/res/sample/",
            "/res/sample/css/",
            "/res/sample/..%2fdev/testgateway/web/sample/SampleHook.class",
            "/res/sample/%2e%2e/dev/testgateway/web/sample/SampleHook.class",
            "/res/test.sample/pages.js",
            "/res/none/pages.js"
        }) {
            assertThat(client.get(path).statusCode()).as(path).isIn(404, 400);
        }
    }

    @Test
    void anUnchangedFileIsNotSentAgain() throws Exception {
        SampleModule.start(gateway, true, FILES);
        String tag = client.get("/res/sample/pages.js").headers().firstValue("ETag").orElseThrow();
        assertThat(client.get("/res/sample/pages.js", "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @Test
    void aServletStandsUnderItsNameAndFindsTheGateway() throws Exception {
        SampleModule.start(gateway, true, FILES);
        assertThat(client.get("/system/sample/a/b").body()).isEqualTo("/system/sample /a/b true UNAUTHORIZED");
        assertThat(gateway.loggedIn("viewer").get("/system/sample").body())
                .isEqualTo("/system/sample null true GRANTED");
        assertThat(gateway.web.webResourceManager().getHttpPort()).isEqualTo(gateway.web.port());
        assertThat(gateway.web.webResourceManager().getServletContext()).isNotNull();
    }

    @Test
    void aTidyModuleLeavesNothing() throws Exception {
        SampleModule module = SampleModule.start(gateway, true, FILES);
        assertThat(gateway.web.state().get("metrics"))
                .isEqualTo(Map.of(
                        "gauges", Map.of("sample.answer", "42"),
                        "health", Map.of("sample.health", "healthy"),
                        "names", List.of("sample.answer")));
        assertThat(module.stop()).isEmpty();
        assertGone();
    }

    @Test
    void anUntidyModuleIsToldWhatItLeftAndIsTidiedUp() throws Exception {
        SampleModule module = SampleModule.start(gateway, false, FILES);
        assertThat(module.stop()).containsExactlyInAnyOrder(
                "servlet sample",
                "metric sample.answer",
                "health check sample.health",
                "resource handler test.sample/settings");
        assertThat(gateway.web.state().get("leftovers")).asList()
                .contains(Map.of("module", "test.sample", "what", "servlet sample"));
        assertGone();
    }

    private void assertGone() {
        assertThat(client.get("/data/sample/ping").statusCode()).isEqualTo(404);
        assertThat(client.get("/res/sample/pages.js").statusCode()).isEqualTo(404);
        assertThat(client.get("/system/sample").statusCode()).isEqualTo(404);
        assertThat(gateway.web.metrics().getNames()).isEmpty();
        assertThat(gateway.web.healthChecks().getNames()).isEmpty();
        Client admin = gateway.loggedIn("admin");
        assertThat(admin.get("/app/sample/widgets").statusCode()).isEqualTo(404);
        assertThat(admin.get("/app").body()).doesNotContain("Widgets");
        assertThat(client.get("/res/sys/importmap.json").body()).doesNotContain("sample");
    }

    @Test
    void anUpgradeServesTheNewFilesAndRoutes() throws Exception {
        SampleModule.start(gateway, true, Map.of("pages.js", "old")).stop();
        SampleModule.start(gateway, true, Map.of("pages.js", "new"));
        assertThat(client.get("/res/sample/pages.js").body()).isEqualTo("new");
        assertThat(client.get("/data/sample/ping").body()).isEqualTo("pong");
        assertThat(gateway.loggedIn("admin").get("/app/sample/widgets").statusCode()).isEqualTo(200);
    }

    @Test
    void aGoneModulesClassLoaderIsCollected() throws Exception {
        WeakReference<ClassLoader> loader = usedAndStopped();
        for (int i = 0; i < 50 && loader.get() != null; i++) {
            System.gc();
            Thread.sleep(20); // the collector runs on its own time
        }
        assertThat(loader.get()).isNull();
    }

    /** In a method of its own, so that no local variable keeps it. */
    private WeakReference<ClassLoader> usedAndStopped() throws Exception {
        SampleModule module = SampleModule.start(gateway, false, FILES);
        client.get("/system/sample");
        client.get("/data/sample/ping");
        client.get("/res/sample/pages.js");
        gateway.loggedIn("admin").get("/app/sample/widgets");
        module.stop();
        return new WeakReference<>(module.loader);
    }
}
