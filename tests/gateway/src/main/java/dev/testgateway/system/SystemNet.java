package dev.testgateway.system;

import com.inductiveautomation.ignition.common.script.builtin.KeywordArgs;
import dev.testgateway.Json;
import dev.testgateway.Values;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyString;

/** {@code system.net}. */
public final class SystemNet {
    @KeywordArgs(names = {"timeout", "bypass_cert_validation", "username", "password", "proxy"},
            types = {Integer.class, Boolean.class, String.class, String.class, String.class})
    public Client httpClient(PyObject[] args, String[] keywords) {
        Arguments a = Arguments.of("httpClient", args, keywords, "timeout", "bypass_cert_validation", "username", "password", "proxy",
                "cookie_policy", "redirect_policy", "customizer");
        return new Client(a.number("timeout", 60_000));
    }

    /** What httpClient gives. */
    public static final class Client {
        private static final HttpClient HTTP = HttpClient.newHttpClient();
        private final int timeoutMs;

        Client(int timeoutMs) {
            this.timeoutMs = timeoutMs;
        }

        public Response get(PyObject[] args, String[] keywords) throws IOException {
            return send("GET", Arguments.of("get", args, keywords, "url", "params", "headers", "username", "password"));
        }

        public Response post(PyObject[] args, String[] keywords) throws IOException {
            return send("POST", body("post", args, keywords));
        }

        public Response put(PyObject[] args, String[] keywords) throws IOException {
            return send("PUT", body("put", args, keywords));
        }

        public Response delete(PyObject[] args, String[] keywords) throws IOException {
            return send("DELETE", body("delete", args, keywords));
        }

        public Response request(PyObject[] args, String[] keywords) throws IOException {
            Arguments a = Arguments.of("request", args, keywords, "url", "method", "params", "data", "file", "headers", "username", "password");
            return send(a.text("method", "GET").toUpperCase(), a);
        }

        private static Arguments body(String function, PyObject[] args, String[] keywords) {
            return Arguments.of(function, args, keywords, "url", "params", "data", "file", "headers", "username", "password");
        }

        private Response send(String method, Arguments a) throws IOException {
            String url = a.text("url", "");
            if (a.has("params")) url += (url.contains("?") ? "&" : "?") + query(Values.plain(a.raw("params")));
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofMillis(timeoutMs));
            PyObject data = data(a);
            String body = data == null ? null : data instanceof PyString ? data.toString() : Json.write(Values.plain(data));
            request.method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
            if (data != null && !(data instanceof PyString)) request.setHeader("Content-Type", "application/json");
            if (a.has("headers") && Values.plain(a.raw("headers")) instanceof Map<?, ?> headers) {
                headers.forEach((k, v) -> request.setHeader(String.valueOf(k), String.valueOf(v)));
            }
            try {
                return new Response(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }

        private static PyObject data(Arguments a) {
            try {
                return a.has("data") ? a.raw("data") : null;
            } catch (IllegalArgumentException noSuchArgument) {
                return null;
            }
        }

        private static String query(Object params) {
            if (!(params instanceof Map<?, ?> map)) return String.valueOf(params);
            return map.entrySet().stream()
                    .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
                    .collect(Collectors.joining("&"));
        }

        private static String encode(Object value) {
            return URLEncoder.encode(String.valueOf(value), StandardCharsets.UTF_8);
        }
    }

    /** An answer; its getters are properties in scripts. */
    public static final class Response {
        private final HttpResponse<byte[]> reply;

        Response(HttpResponse<byte[]> reply) {
            this.reply = reply;
        }

        public int getStatusCode() {
            return reply.statusCode();
        }

        public boolean isGood() {
            return reply.statusCode() >= 200 && reply.statusCode() < 300;
        }

        public boolean isClientError() {
            return reply.statusCode() / 100 == 4;
        }

        public boolean isServerError() {
            return reply.statusCode() / 100 == 5;
        }

        public String getText() {
            return new String(reply.body(), StandardCharsets.UTF_8);
        }

        public byte[] getBody() {
            return reply.body();
        }

        public PyObject getJson() {
            return SystemUtil.python(Json.any(getText()));
        }

        public PyObject getHeaders() {
            return Py.java2py(reply.headers().map());
        }

        public String getUrl() {
            return reply.uri().toString();
        }
    }
}
