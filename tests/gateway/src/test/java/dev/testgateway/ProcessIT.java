package dev.testgateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The gateway as its users start it: the launcher, the control port, the end. */
@Timeout(180)
class ProcessIT {
    private static final String HOOK = """
            package probe;
            import com.inductiveautomation.ignition.gateway.model.*;
            public class Hook extends AbstractGatewayModuleHook {
                public void setup(GatewayContext context) {}
                public void startup(com.inductiveautomation.ignition.common.licensing.LicenseState s) {}
                public void shutdown() { org.slf4j.LoggerFactory.getLogger("probe").info("probe was shut down"); }
                public void initializeScriptManager(com.inductiveautomation.ignition.common.script.ScriptManager m) { m.addScriptModule("system.probe", new Functions()); }
                public static class Functions {
                    public String sees(String type) {
                        try { Class.forName(type, false, Hook.class.getClassLoader()); return "yes"; } catch (ClassNotFoundException e) { return "no"; }
                    }
                }
            }
            """;

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private World world;
    private Process process;
    private int port;

    @BeforeEach
    void start() throws Exception {
        world = new World(folder).project("p").script("p", "lib", "x = 1\n");
        Packed.module(Probe.ID, "1.0.0").hook("G", "probe.Hook").jar("G", "p.jar", Map.of("probe.Hook", HOOK)).write(folder.resolve("Probe.modl"), e -> { });
        launch();
    }

    @AfterEach
    void stop() {
        process.destroyForcibly();
    }

    private void launch(String... more) throws Exception {
        port = freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of("../../gateway/run").toAbsolutePath().toString(), "--home", folder.resolve("home").toString(), "--port", String.valueOf(freePort()),
                "--control-port", String.valueOf(port), "--projects", world.projects.toString(), "--module", folder.resolve("Probe.modl").toString()));
        command.add("--accept-modules");
        command.addAll(List.of(more));
        process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("console.log").toFile()).start();
        World.eventually("the control port answers", 60, () -> {
            try {
                return call("GET", "/state", null).containsKey("modules");
            } catch (IOException notYet) {
                return false;
            }
        });
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Map<String, Object> call(String method, String path, Map<String, Object> body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(Json.write(body))).build();
        try {
            HttpResponse<String> reply = http.send(request, HttpResponse.BodyHandlers.ofString());
            Map<String, Object> answer = new LinkedHashMap<>(reply.body().startsWith("[") ? Map.of("lines", Json.any(reply.body())) : Json.object(reply.body()));
            answer.put("status", reply.statusCode());
            return answer;
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private Object script(String code) throws IOException {
        Map<String, Object> answer = call("POST", "/script", Map.of("scope", "gateway", "project", "p", "code", code));
        assertThat(answer.get("ok")).as(String.valueOf(answer.get("error"))).isEqualTo(true);
        return answer.get("result");
    }

    @Test
    void a_module_and_a_script_see_the_platform_and_nothing_of_the_test_gateway() throws Exception {
        assertThat(script("""
                names = ["org.python.core.Py", "org.slf4j.Logger", "jakarta.servlet.Servlet", "com.codahale.metrics.MetricRegistry",
                         "com.inductiveautomation.ignition.common.gson.Gson", "com.inductiveautomation.ignition.gateway.model.GatewayContext",
                         "dev.testgateway.Gateway", "dev.testgateway.Launcher", "org.eclipse.jetty.server.Server", "org.postgresql.Driver",
                         "org.sqlite.JDBC", "com.google.gson.Gson"]
                result = [n for n in names if system.probe.sees(n) == "yes"]
                """)).isEqualTo(List.of("org.python.core.Py", "org.slf4j.Logger", "jakarta.servlet.Servlet", "com.codahale.metrics.MetricRegistry",
                "com.inductiveautomation.ignition.common.gson.Gson", "com.inductiveautomation.ignition.gateway.model.GatewayContext"));
        Map<String, Object> answer = call("POST", "/script", Map.of("scope", "gateway", "project", "p", "code", "from dev.testgateway import Gateway"));
        assertThat(answer.get("error").toString()).contains("ImportError");
    }

    @Test
    void the_state_has_its_keys_and_wrong_calls_are_named() throws Exception {
        assertThat(call("GET", "/state?gc=1", null)).containsKeys("modules", "interpreters", "classLoaders", "threads", "connections", "audit",
                "perspectiveMessages", "projects", "redundancy", "gateway");
        assertThat(call("POST", "/nowhere", Map.of())).containsEntry("status", 400).containsEntry("ok", false);
        assertThat(call("POST", "/script", Map.of("scope", "gateway")).get("error").toString()).contains("'code' is missing");
        assertThat(call("POST", "/script", Map.of("scope", "moon", "code", "")).get("error").toString()).contains("moon");
        assertThat(call("POST", "/modules", Map.of("file", "/none.modl")).get("error").toString()).contains("/none.modl");
        assertThat(call("DELETE", "/modules/none", null).get("error").toString()).contains("none");
        assertThat(call("POST", "/datasources/none", Map.of("state", "VALID")).get("error").toString()).contains("none");
        assertThat(call("POST", "/redundancy", Map.of("role", "Backup", "activity", "Warm"))).containsEntry("role", "Backup").containsEntry("activity", "Warm");
    }

    @Test
    void the_log_is_read_from_a_number_on() throws Exception {
        script("system.util.getLogger('mine').info('one')");
        List<?> lines = (List<?>) call("GET", "/log?since=0", null).get("lines");
        long last = (Long) ((Map<?, ?>) lines.get(lines.size() - 1)).get("n");
        script("system.util.getLogger('mine').warn('two')");
        assertThat(call("GET", "/log?since=" + last, null).get("lines").toString()).contains("two").doesNotContain("one");
    }

    @Test
    void it_survives_what_scripts_throw() throws Exception {
        Map<String, Object> answer = call("POST", "/script", Map.of("scope", "gateway", "project", "p", "code", "from java.lang import OutOfMemoryError\nraise OutOfMemoryError('x')"));
        assertThat(answer.get("error").toString()).contains("java.lang.OutOfMemoryError");
        assertThat(script("def f(): return f()\ntry:\n    f()\nexcept RuntimeError as e:\n    result = 'deep'")).isEqualTo("deep");
        assertThat(script("result = lib.x")).isEqualTo(1L);
    }

    @Test
    void after_a_kill_its_applications_end_and_it_starts_again_on_the_same_home() throws Exception {
        assertThat(call("POST", "/script", Map.of("scope", "designer", "project", "p", "code", "result = lib.x"))).containsEntry("result", 1L);
        Map<?, ?> designer = (Map<?, ?>) ((Map<?, ?>) call("GET", "/state", null).get("apps")).get("designer");
        ProcessHandle child = ProcessHandle.of((Long) designer.get("pid")).orElseThrow();
        process.destroyForcibly().waitFor();
        World.eventually("the designer's process ends", 20, () -> !child.isAlive());
        launch();
        assertThat(call("GET", "/state", null).get("modules").toString()).contains("RUNNING");
    }

    @Test
    void a_term_signal_ends_it_in_order() throws Exception {
        process.destroy();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(folder.resolve("console.log")).content().contains("probe was shut down");
    }
}
