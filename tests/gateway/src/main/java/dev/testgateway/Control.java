package dev.testgateway;

import com.inductiveautomation.ignition.common.Dataset;
import com.inductiveautomation.ignition.common.model.ApplicationScope;
import com.inductiveautomation.ignition.common.model.values.QualifiedValue;
import com.inductiveautomation.ignition.common.rpc.RpcException;
import com.inductiveautomation.ignition.common.script.ScriptManager;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.slf4j.LoggerFactory;

/** The control port: how tests act as the people and the plant around the gateway. */
final class Control {
    private record Route(String method, String path, GatewayServices.ControlHandler handler) {}

    private final Gateway gateway;
    private final List<Route> routes = new CopyOnWriteArrayList<>();
    private volatile HttpServer server;

    Control(Gateway gateway) {
        this.gateway = gateway;
        add("POST", "/script", r -> script(r.body()));
        add("POST", "/tags", r -> tags(r.body()));
        add("GET", "/tags", r -> value(gateway.backend().readTags(List.of(r.query().getOrDefault("path", ""))).get(0)));
        add("POST", "/projects/scan", r -> {
            gateway.projects().requestScan().get();
            return Map.of("ok", true, "projects", gateway.projects().describe());
        });
        add("POST", "/projects/save", r -> {
            gateway.projects().save(text(r.body(), "project"), text(r.body(), "path"), text(r.body(), "code")).get();
            return Map.of("ok", true, "projects", gateway.projects().describe());
        });
        add("POST", "/modules", r -> installed(gateway.moduleManager().install(Path.of(text(r.body(), "file")))));
        add("DELETE", "/modules/", r -> {
            gateway.moduleManager().remove(r.rest());
            return Map.of("ok", true, "id", r.rest());
        });
        add("POST", "/datasources/", r -> {
            gateway.datasources().switchTo(r.rest(), text(r.body(), "state"));
            return Map.of("ok", true, "connections", gateway.datasources().describe());
        });
        add("POST", "/redundancy", r -> {
            gateway.redundancy().set((String) r.body().get("role"), (String) r.body().get("activity"));
            return gateway.redundancy().describe();
        });
        add("GET", "/state", r -> {
            if (r.query().containsKey("gc")) collect();
            return gateway.describe();
        });
        add("GET", "/log", r -> gateway.log().since(Long.parseLong(r.query().getOrDefault("since", "0"))));
        add("POST", "/internal/rpc", r -> rpc(r.body()));
        add("GET", "/internal/app", r -> app(r.query()));
        add("POST", "/internal/system", r -> new SystemCalls(gateway.backend()).call(r.body()));
    }

    void add(String method, String path, GatewayServices.ControlHandler handler) {
        routes.add(0, new Route(method, path, handler));
    }

    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), gateway.options().controlPort()), 64);
        server.setExecutor(Executors.newCachedThreadPool(GatewayThreads.named("control")));
        server.createContext("/", this::handle);
        server.start();
    }

    void stop() {
        if (server != null) server.stop(0);
    }

    int port() {
        return server == null ? gateway.options().controlPort() : server.getAddress().getPort();
    }

    // --- http -------------------------------------------------------------------------------------------------------

    private void handle(HttpExchange exchange) throws IOException {
        Object answer;
        int status = 200;
        try {
            answer = answer(exchange);
        } catch (IllegalArgumentException | ModuleRefused e) {
            status = 400;
            answer = failure(e);
        } catch (Throwable t) {
            status = 500;
            answer = failure(t);
            LoggerFactory.getLogger("Control").error("{} failed", exchange.getRequestURI(), t);
        }
        byte[] bytes = Json.write(answer).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, Object> failure(Throwable t) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("ok", false);
        answer.put("error", Map.of("type", t.getClass().getSimpleName(), "message", String.valueOf(t.getMessage())));
        return answer;
    }

    private Object answer(HttpExchange exchange) throws Exception {
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        for (Route route : routes) {
            boolean hit = route.path().endsWith("/") ? path.startsWith(route.path()) : path.equals(route.path()) || path.startsWith(route.path() + "/");
            if (!hit || !route.method().equals(method)) continue;
            String rest = path.substring(route.path().length());
            return route.handler().handle(new GatewayServices.ControlRequest(
                    method, rest.startsWith("/") ? rest.substring(1) : rest, query(exchange), Json.object(body)));
        }
        throw new IllegalArgumentException("no such call: " + method + " " + path);
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        if (raw == null) return query;
        for (String pair : raw.split("&")) {
            String[] kv = pair.split("=", 2);
            query.put(kv[0], kv.length < 2 ? "" : URLDecoder.decode(kv[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    static String text(Map<String, Object> body, String key) {
        Object value = body.get(key);
        if (value == null) throw new IllegalArgumentException("'" + key + "' is missing");
        return String.valueOf(value);
    }

    // --- calls ------------------------------------------------------------------------------------------------------

    private Object script(Map<String, Object> body) throws Exception {
        String scope = text(body, "scope");
        String project = (String) body.get("project");
        String code = text(body, "code");
        if (!scope.equals("designer") && !scope.equals("vision")) return gateway.scripts().run(scope, project, code);
        if (project != null && gateway.projects().find(project).isEmpty()) {
            throw new IllegalArgumentException("no project '" + project + "', there are " + gateway.projects().getNames());
        }
        String user = body.get("user") == null ? scope : String.valueOf(body.get("user"));
        return gateway.apps().run(scope, project, code, user);
    }

    private Object tags(Map<String, Object> body) {
        List<Object> changes = new ArrayList<>();
        if (body.get("changes") instanceof List<?> many) changes.addAll(many);
        else changes.add(body);
        int dropped = 0;
        for (Object change : changes) {
            Map<?, ?> one = (Map<?, ?>) change;
            if (one.get("path") == null) throw new IllegalArgumentException("'path' is missing");
            if (!gateway.tags().change(String.valueOf(one.get("path")), one.get("value"))) dropped++;
        }
        return Map.of("ok", true, "changed", changes.size(), "dropped", dropped);
    }

    private static Map<String, Object> value(QualifiedValue value) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("value", Values.plain(value.getValue()));
        row.put("quality", value.getQuality().getName());
        row.put("timestamp", value.getTimestamp().getTime());
        return row;
    }

    private static Map<String, Object> installed(LoadedModule module) {
        Map<String, Object> row = new LinkedHashMap<>(module.describe());
        row.put("ok", module.state() == com.inductiveautomation.ignition.gateway.model.ModuleState.RUNNING);
        return row;
    }

    /** Jython lets go of what a collected interpreter had registered only when the next interpreter is made. */
    private static void collect() throws InterruptedException {
        for (int i = 0; i < 4; i++) {
            System.gc();
            Thread.sleep(50);
            ScriptManager.createUtf8PySystemState(OutputStream.nullOutputStream(), OutputStream.nullOutputStream()).close();
        }
        System.gc();
    }

    private Object rpc(Map<String, Object> body) {
        List<byte[]> arguments = new ArrayList<>();
        for (Object a : (List<?>) body.get("args")) arguments.add(Base64.getDecoder().decode((String) a));
        int scope = text(body, "scope").equals("designer") ? ApplicationScope.DESIGNER : ApplicationScope.CLIENT;
        Rpc.Caller caller = new Rpc.Caller(text(body, "user"), (String) body.get("project"), scope);
        try {
            byte[] result = gateway.rpc().call(text(body, "moduleId"), text(body, "packageId"), text(body, "method"), arguments, caller);
            return Map.of("ok", true, "result", Base64.getEncoder().encodeToString(result));
        } catch (RpcException e) {
            return Map.of("ok", false, "error", String.valueOf(e.getMessage()));
        }
    }

    private Object app(Map<String, String> query) {
        int scope = query.get("scope").equals("designer") ? ApplicationScope.DESIGNER : ApplicationScope.CLIENT;
        List<Object> modules = new ArrayList<>();
        for (LoadedModule m : gateway.loaded()) {
            List<String> jars = new ArrayList<>();
            for (ModuleInfo.Jar jar : m.info().jars()) if ((jar.scope() & scope) != 0) jars.add(m.jars().get(jar.file()).toString());
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", m.info().id());
            row.put("hook", m.info().hook(scope));
            row.put("jars", jars);
            row.put("depends", m.info().depends().stream().filter(d -> (d.scope() & scope) != 0).map(ModuleInfo.Depends::moduleId).toList());
            modules.add(row);
        }
        String project = query.get("project");
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("modules", modules);
        answer.put("modulesGeneration", gateway.moduleManager().generation());
        answer.put("generation", project == null ? 0 : gateway.projects().generation(project));
        answer.put("scripts", project == null ? Map.of() : gateway.projects().scripts(project));
        return answer;
    }

    static List<Object> rows(Dataset data) {
        List<Object> rows = new ArrayList<>();
        for (int r = 0; r < data.getRowCount(); r++) {
            List<Object> row = new ArrayList<>();
            for (int c = 0; c < data.getColumnCount(); c++) row.add(Values.plain(data.getValueAt(r, c)));
            rows.add(row);
        }
        return rows;
    }
}
