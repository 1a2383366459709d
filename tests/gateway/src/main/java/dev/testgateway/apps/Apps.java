package dev.testgateway.apps;

import dev.testgateway.Json;
import dev.testgateway.Launcher;
import dev.testgateway.GatewayThreads;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Designers and Vision clients: a process for each scope, started when first needed and kept. */
public final class Apps {
    private static final Logger LOG = LoggerFactory.getLogger("Apps");
    private static final int START_SECONDS = 60;

    private record Running(Process process, int port) {}

    private final IntSupplier controlPort;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Running> running = new LinkedHashMap<>();

    public Apps(IntSupplier controlPort) {
        this.controlPort = controlPort;
    }

    /** @return {ok, result, stdout, error} as the other scopes give it */
    public Map<String, Object> run(String scope, String project, String code, String user) throws Exception {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("project", project);
        body.put("code", code);
        body.put("user", user);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + app(scope).port() + "/run"))
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(body))).build();
        HttpResponse<String> reply = http.send(request, HttpResponse.BodyHandlers.ofString());
        return Json.object(reply.body());
    }

    private synchronized Running app(String scope) throws Exception {
        Running app = running.get(scope);
        if (app == null || !app.process().isAlive()) {
            app = start(scope);
            running.put(scope, app);
        }
        return app;
    }

    private Running start(String scope) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(Launcher.command("app", scope, "http://127.0.0.1:" + controlPort.getAsInt()));
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.redirectErrorStream(true).start();
        CompletableFuture<Integer> port = new CompletableFuture<>();
        GatewayThreads.make("app-" + scope, () -> pass(scope, process, port)).start();
        try {
            return new Running(process, port.get(START_SECONDS, TimeUnit.SECONDS));
        } catch (Exception e) {
            process.destroyForcibly();
            throw new IOException("the " + scope + " process did not start", e);
        }
    }

    /** Its lines go to the log; the first one of this form says where it listens. */
    private static void pass(String scope, Process process, CompletableFuture<Integer> port) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("LISTENING ")) port.complete(Integer.parseInt(line.substring(10).trim()));
                else LOG.info("[{}] {}", scope, line);
            }
        } catch (IOException ended) {
            LOG.debug("{} ended", scope, ended);
        }
        port.completeExceptionally(new IOException("the process ended"));
    }

    public synchronized Map<String, Object> describe() {
        Map<String, Object> rows = new LinkedHashMap<>();
        running.forEach((scope, app) -> rows.put(scope, Map.of("pid", app.process().pid(), "alive", app.process().isAlive())));
        return rows;
    }

    public synchronized void close() {
        running.values().forEach(app -> app.process().destroyForcibly());
        running.clear();
    }
}
