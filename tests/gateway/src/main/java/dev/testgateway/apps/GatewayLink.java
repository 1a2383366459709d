package dev.testgateway.apps;

import com.inductiveautomation.ignition.client.gateway_interface.GatewayConnection;
import com.inductiveautomation.ignition.common.rpc.RpcException;
import dev.testgateway.Json;
import dev.testgateway.spi.RpcTransport;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How an application talks to its gateway, and as whom. */
final class GatewayLink implements RpcTransport {
    record Session(String user, String project) {}

    /** Threads that a script starts speak for the same user. */
    static final InheritableThreadLocal<Session> SESSION = new InheritableThreadLocal<>();

    private final String gateway;
    private final String scope;
    private final HttpClient http = HttpClient.newHttpClient();
    private volatile Session last = new Session(null, null);

    GatewayLink(String gateway, String scope) {
        this.gateway = gateway;
        this.scope = scope;
    }

    void connect() throws ReflectiveOperationException {
        Method install = GatewayConnection.class.getDeclaredMethod("install", RpcTransport.class);
        install.setAccessible(true);
        install.invoke(null, this);
    }

    void enter(Session session) {
        SESSION.set(session);
        last = session;
    }

    Map<String, Object> application(String project) throws IOException {
        String query = "?scope=" + scope + (project == null ? "" : "&project=" + URLEncoder.encode(project, StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(URI.create(gateway + "/internal/app" + query)).GET(), 60_000);
    }

    Map<String, Object> post(String path, Map<String, Object> body, int timeoutMs) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(gateway + path)).POST(HttpRequest.BodyPublishers.ofString(Json.write(body))), timeoutMs);
    }

    private Map<String, Object> send(HttpRequest.Builder request, int timeoutMs) throws IOException {
        try {
            HttpResponse<String> reply = http.send(request.timeout(Duration.ofMillis(timeoutMs)).build(), HttpResponse.BodyHandlers.ofString());
            Map<String, Object> answer = Json.object(reply.body());
            if (reply.statusCode() != 200) throw new IOException(String.valueOf(answer.get("error")));
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public byte[] invoke(String moduleId, String packageId, String method, List<byte[]> arguments, int timeoutMs) throws RpcException, IOException {
        Session session = SESSION.get() == null ? last : SESSION.get();
        List<String> args = new ArrayList<>();
        for (byte[] a : arguments) args.add(Base64.getEncoder().encodeToString(a));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("moduleId", moduleId);
        body.put("packageId", packageId);
        body.put("method", method);
        body.put("args", args);
        body.put("user", session.user());
        body.put("project", session.project());
        body.put("scope", scope);
        Map<String, Object> answer = post("/internal/rpc", body, timeoutMs);
        if (!Boolean.TRUE.equals(answer.get("ok"))) throw new RpcException(String.valueOf(answer.get("error")));
        return Base64.getDecoder().decode((String) answer.get("result"));
    }
}
