package dev.testgateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The frame around the pages, as it is sent. */
class ShellTest {
    @TempDir
    Path home;

    private WebFixture gateway;

    @BeforeEach
    void start() throws Exception {
        gateway = new WebFixture(home);
        SampleModule.start(gateway, true, Map.of("pages.js", ""));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void withoutASessionTheShellLeadsToTheLoginAndBack() {
        HttpResponse<String> answer = gateway.client().get("/app/sample/widgets?run=1");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location"))
                .hasValue("/login?next=%2Fapp%2Fsample%2Fwidgets%3Frun%3D1");
        HttpResponse<String> login = gateway.client().get("/login?next=%2Fapp%2Fsample");
        assertThat(login.statusCode()).isEqualTo(200);
        assertThat(login.body()).contains("name=\"next\" value=\"/app/sample\"");
        assertThat(gateway.client().get("/").headers().firstValue("Location")).hasValue("/app");
    }

    @Test
    void aPageNamesItsBundleItsComponentAndTheApi() {
        HttpResponse<String> page = gateway.loggedIn("viewer").get("/app/sample/widgets");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(
                "<title>Sample widgets - Test gateway</title>",
                "data-module=\"sample.pages\"",
                "data-url=\"/res/sample/pages.js\"",
                "data-component=\"WidgetsPage\"",
                "data-base-api=\"/data/api/v1\"",
                "<a href=\"/app/sample/widgets\" aria-current=\"page\">Widgets</a>",
                "<h3>Sample &lt;module&gt;</h3>");
    }

    @Test
    void theRailHasTheSectionsInTheirOrder() {
        assertThat(gateway.loggedIn("admin").get("/app").body()).containsSubsequence(
                "<h2>Home", "<h2>Platform", "<h2>Connections", "<h2>Network", "<h2>Services", "Widgets", "Controls",
                "<h2>Diagnostics");
    }

    @Test
    void aPageWithoutPermissionIsHiddenAndForbidden() {
        Client viewer = gateway.loggedIn("viewer");
        assertThat(viewer.get("/app").body()).contains("Widgets").doesNotContain("Controls");
        assertThat(viewer.get("/app/sample/controls").statusCode()).isEqualTo(403);
        Client nobody = gateway.loggedIn("nobody");
        assertThat(nobody.get("/app").body()).doesNotContain("Widgets", "Controls");
        assertThat(nobody.get("/app/sample/widgets").statusCode()).isEqualTo(403);
        assertThat(gateway.loggedIn("admin").get("/app/sample/controls").statusCode()).isEqualTo(200);
    }

    @Test
    void anUnknownPageIs404() {
        assertThat(gateway.loggedIn("admin").get("/app/none").statusCode()).isEqualTo(404);
    }

    @Test
    void thePolicyAllowsNoInlineScriptAndNothingFromOutside() {
        HttpResponse<String> page = gateway.loggedIn("admin").get("/app/sample/widgets");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'", "script-src 'self';", "style-src 'self';")
                .doesNotContain("unsafe");
        assertThat(page.body()).doesNotContainPattern("<script(?![^>]*src=)").doesNotContain("http://", "https://");
    }

    @Test
    void theImportMapHasReactAndTheBundle() {
        assertThat(gateway.client().get("/res/sys/importmap.json").body()).contains(
                "\"react\":\"/res/sys/js/react.production.min.js\"",
                "\"react-dom\":\"/res/sys/js/react-dom.production.min.js\"",
                "\"sample.pages\":\"/res/sample/pages.js\"");
        assertThat(gateway.client().get("/res/sys/js/react.production.min.js").body()).contains("18.2.0");
        assertThat(gateway.client().get("/res/sys/js/react-dom.production.min.js").body()).contains("18.2.0");
        assertThat(gateway.client().get("/res/sys/js/system.min.js").body()).contains("SystemJS 6.15.1");
    }
}
