package dev.testgateway.web;

import com.inductiveautomation.ignition.common.gson.Gson;
import com.inductiveautomation.ignition.common.gson.JsonElement;
import com.inductiveautomation.ignition.common.gson.JsonObject;
import com.inductiveautomation.ignition.common.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A headless Chromium with one page, driven over its own protocol. */
final class Browser implements AutoCloseable {
    private static final long WAIT_MS = 20_000;

    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonObject>> answers = new ConcurrentHashMap<>();
    /** What the page complained of. */
    final List<String> errors = new CopyOnWriteArrayList<>();

    Browser(Path profile) throws Exception {
        process = new ProcessBuilder(
                        executable(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        HttpClient http = HttpClient.newHttpClient();
        socket = http.newWebSocketBuilder()
                .buildAsync(URI.create(page(http, profile)), new Messages())
                .get(WAIT_MS, TimeUnit.MILLISECONDS);
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            call(domain + ".enable", Map.of());
        }
    }

    private static String executable() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no Chromium on the PATH: apt-get install chromium"))
                .toString();
    }

    private String page(HttpClient http, Path profile) throws Exception {
        Path portFile = profile.resolve("DevToolsActivePort");
        long end = System.currentTimeMillis() + WAIT_MS;
        while (!Files.exists(portFile) || Files.readAllLines(portFile).size() < 2) {
            if (System.currentTimeMillis() > end || !process.isAlive()) {
                throw new AssertionError("Chromium did not start");
            }
            Thread.sleep(50); // it announces its port in a file
        }
        String url = "http://127.0.0.1:" + Files.readAllLines(portFile).get(0) + "/json/new?about:blank";
        String answer = http.send(
                        HttpRequest.newBuilder(URI.create(url))
                                .method("PUT", HttpRequest.BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString())
                .body();
        return JsonParser.parseString(answer).getAsJsonObject().get("webSocketDebuggerUrl").getAsString();
    }

    JsonObject call(String method, Map<String, Object> parameters) {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        answers.put(id, answer);
        String message = new Gson().toJson(Map.of("id", id, "method", method, "params", parameters));
        try {
            socket.sendText(message, true).get(WAIT_MS, TimeUnit.MILLISECONDS);
            return answer.get(WAIT_MS, TimeUnit.MILLISECONDS);
        } catch (Exception e) {
            throw new AssertionError(method, e);
        }
    }

    void open(String url) {
        errors.clear();
        call("Page.navigate", Map.of("url", url));
        await("document.readyState === 'complete' && location.href !== 'about:blank'");
    }

    /** The value of an expression, or of the promise it gives, as text. */
    String eval(String expression) {
        JsonObject result = call(
                        "Runtime.evaluate",
                        Map.of("expression", expression, "awaitPromise", true, "returnByValue", true))
                .getAsJsonObject("result");
        if (result == null || result.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + result);
        }
        JsonElement value = result.getAsJsonObject("result").get("value");
        return value == null || value.isJsonNull() ? null : value.getAsString();
    }

    /** Until the expression is true. A page that is just going away counts as not yet. */
    void await(String expression) {
        long end = System.currentTimeMillis() + WAIT_MS;
        while (!holds(expression)) {
            if (System.currentTimeMillis() > end) {
                throw new AssertionError("never true: " + expression + "\nerrors: " + errors + "\npage: "
                        + eval("document.body.innerText"));
            }
            try {
                Thread.sleep(25); // the page runs on its own time
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private boolean holds(String expression) {
        try {
            return "true".equals(eval("String(!!(" + expression + "))"));
        } catch (AssertionError notYet) {
            return false;
        }
    }

    void width(int pixels) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 768, "deviceScaleFactor", 1, "mobile", false));
    }

    void prefers(String scheme) {
        call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** As a browser that was never here, of the usual size, in the light. */
    void forget() {
        call("Network.clearBrowserCookies", Map.of());
        call("Network.clearBrowserCache", Map.of());
        call("Emulation.clearDeviceMetricsOverride", Map.of());
        prefers("light");
    }

    @Override
    public void close() throws IOException {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private final class Messages implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                take(JsonParser.parseString(text.toString()).getAsJsonObject());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void take(JsonObject message) {
            if (message.has("id")) {
                answers.remove(message.get("id").getAsInt()).complete(message);
                return;
            }
            String method = message.get("method").getAsString();
            JsonObject parameters = message.getAsJsonObject("params");
            if (method.equals("Runtime.exceptionThrown")
                    || method.equals("Log.entryAdded") && parameters.toString().contains("\"error\"")
                    || method.equals("Runtime.consoleAPICalled")
                            && !parameters.get("type").getAsString().equals("log")) {
                errors.add(parameters.toString());
            }
        }
    }
}
