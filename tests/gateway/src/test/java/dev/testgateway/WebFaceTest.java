package dev.testgateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The web half in the whole gateway, with a module that comes as a file. */
class WebFaceTest {
    private static final String ID = "org.example.web";
    private static final String HOOK = """
            package web;
            import com.codahale.metrics.Gauge;
            import com.inductiveautomation.ignition.common.audit.DefaultAuditRecord;
            import com.inductiveautomation.ignition.common.licensing.LicenseState;
            import com.inductiveautomation.ignition.gateway.dataroutes.*;
            import com.inductiveautomation.ignition.gateway.model.*;
            import com.inductiveautomation.ignition.gateway.web.systemjs.SystemJsModule;
            import java.util.Optional;
            public class Hook extends AbstractGatewayModuleHook {
                private GatewayContext gateway;
                public void setup(GatewayContext context) {
                    gateway = context;
                    context.getWebResourceManager().getNavigationModel().getHome().addCategory("web", category -> category
                        .addPage("Web", page -> page.mount("/web", "Page", new SystemJsModule(ID, "/res/web/page.js"))));
                }
                public void startup(LicenseState state) {
                    Gauge<String> gauge = () -> "VERSION";
                    gateway.getMetricRegistry().register("web.version", gauge);
                }
                public void shutdown() {}
                public void mountRouteHandlers(RouteGroup routes) {
                    routes.newRoute("/version").ACCESS.handler((request, response) -> "VERSION").mount();
                    routes.newRoute("/audit").accessControl(AccessControlStrategy.OPEN_ROUTE).handler((request, response) -> {
                        var profile = request.getGatewayContext().getAuditManager().getGatewayAuditProfile();
                        if (profile == null) return "no profile";
                        profile.audit(new DefaultAuditRecord.Builder().actor("ana").action("HOLD").build());
                        return "audited";
                    }).mount();
                }
                public Optional<String> getMountedResourceFolder() { return Optional.of("mounted"); }
                public Optional<String> getMountPathAlias() { return Optional.of("web"); }
            }
            """;

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private Gateway gateway;

    @BeforeEach
    void start() throws Exception {
        gateway = gateway(module("1.0.0", "accessControl(AccessControlStrategy.OPEN_ROUTE)"));
    }

    private Gateway gateway(Path file) throws Exception {
        return new Gateway(Options.parse("--home", folder.resolve("home").toString(), "--port", "0", "--control-port", "0",
                "--accept-modules", "--module", file.toString())).start();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private Path module(String version, String access) throws Exception {
        String hook = HOOK.replace("ID,", "\"" + ID + "\",").replace("VERSION", version).replace("ACCESS", access);
        Map<String, byte[]> jar = new LinkedHashMap<>(Packed.compile(Map.of("web.Hook", hook)));
        jar.put("mounted/page.js", ("/* " + version + " */").getBytes(StandardCharsets.UTF_8));
        return Packed.module(ID, version)
                .hook("G", "web.Hook")
                .raw("<jar scope=\"G\">web.jar</jar>")
                .entry("web.jar", Packed.zip(jar))
                .write(folder);
    }

    private HttpResponse<String> get(String path) {
        return send("GET", "http://localhost:" + gateway.context().getWebResourceManager().getHttpPort() + path, "");
    }

    private HttpResponse<String> control(String method, String path, String body) {
        return send(method, "http://localhost:" + gateway.controlPort() + path, body);
    }

    private HttpResponse<String> send(String method, String url, String body) {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create(url)).method(method, BodyPublishers.ofString(body)).build(),
                    BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void routes_files_and_pages_of_a_module_file_are_served() {
        assertThat(get("/data/web/version").body()).isEqualTo("1.0.0");
        assertThat(get("/res/web/page.js").body()).isEqualTo("/* 1.0.0 */");
        assertThat(get("/res/sys/importmap.json").body()).contains("\"org.example.web\":\"/res/web/page.js\"");
        assertThat(control("GET", "/state", "").body())
                .contains("GET /version", "\"pages\":[\"/web\"]", "\"web.version\":\"1.0.0\"");
    }

    @Test
    void an_upgrade_serves_the_new_ones_and_names_what_was_left() throws Exception {
        gateway.moduleManager().install(module("1.1.0", "accessControl(AccessControlStrategy.OPEN_ROUTE)"));
        assertThat(get("/data/web/version").body()).isEqualTo("1.1.0");
        assertThat(get("/res/web/page.js").body()).isEqualTo("/* 1.1.0 */");
        assertThat(web().get("leftovers")).isEqualTo(List.of(Map.of("module", ID, "what", "metric web.version")));
        assertThat(gateway.context().getMetricRegistry().getGauges().get("web.version").getValue()).isEqualTo("1.1.0");
        World.collected("the old class loader", () -> gateway.moduleManager().describeLoaders().get("alive").equals(1));
    }

    @Test
    void a_removed_module_is_gone() {
        control("DELETE", "/modules/" + ID, "");
        assertThat(get("/data/web/version").statusCode()).isEqualTo(404);
        assertThat(get("/res/web/page.js").statusCode()).isEqualTo(404);
        assertThat(web().get("modules")).isEqualTo(Map.of());
    }

    @Test
    void a_module_whose_routes_are_refused_runs_without_them() throws Exception {
        gateway.moduleManager().install(module("1.2.0", "nocache()"));
        assertThat(gateway.module(ID).state().name()).isEqualTo("RUNNING");
        assertThat(get("/data/web/audit").statusCode()).isEqualTo(404);
        assertThat(get("/res/web/page.js").statusCode()).isEqualTo(200);
        assertThat(control("GET", "/log", "").body()).contains("Access control must be specified");
    }

    @Test
    void audit_rows_are_in_the_state_and_the_profile_can_be_taken_away() {
        assertThat(get("/data/web/audit").body()).isEqualTo("audited");
        assertThat(control("POST", "/audit", "{\"profile\": false}").statusCode()).isEqualTo(200);
        assertThat(get("/data/web/audit").body()).isEqualTo("no profile");
        assertThat(control("POST", "/audit", "{\"profile\": true}").statusCode()).isEqualTo(200);
        assertThat(control("POST", "/audit", "{}").statusCode()).isEqualTo(400);
        assertThat(control("GET", "/state", "").body()).containsOnlyOnce("\"action\":\"HOLD\"");
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> web() {
        return (Map<String, Object>) gateway.describe().get("web");
    }
}
