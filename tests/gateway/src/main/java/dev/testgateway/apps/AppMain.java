package dev.testgateway.apps;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.testgateway.GatewayThreads;
import dev.testgateway.Json;
import dev.testgateway.ScriptRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;

/** The process of one scope, {@code designer} or {@code vision}: an application for each project that is opened. */
public final class AppMain {
    private final String scope;
    private final GatewayLink link;
    private final Map<String, App> open = new HashMap<>();

    private AppMain(String scope, GatewayLink link) {
        this.scope = scope;
        this.link = link;
    }

    public static void main(String[] args) throws Exception {
        AppMain main = new AppMain(args[1], new GatewayLink(args[2], args[1]));
        main.link.connect();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.setExecutor(Executors.newCachedThreadPool(GatewayThreads.named("app")));
        server.createContext("/run", main::handle);
        server.start();
        System.out.println("LISTENING " + server.getAddress().getPort());
        System.out.flush();
        endWithTheGateway();
    }

    /** Its end of our standard input goes away with the gateway, also with a kill -9. */
    private static void endWithTheGateway() throws IOException {
        while (System.in.read() >= 0) {
            // nobody writes
        }
        System.exit(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, Object> body = Json.object(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, Object> answer;
        try {
            answer = app((String) body.get("project")).run((String) body.get("code"), (String) body.get("user"));
        } catch (Throwable t) {
            answer = new LinkedHashMap<>();
            answer.put("ok", false);
            answer.put("result", null);
            answer.put("stdout", "");
            answer.put("error", ScriptRun.error(t));
        }
        byte[] bytes = Json.write(answer).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** A module that came or went means a new start of the application; a saved script does not. */
    private synchronized App app(String project) throws Exception {
        Map<String, Object> now = link.application(project);
        App app = open.get(String.valueOf(project));
        if (app == null || !app.sameModules(now)) {
            if (app != null) app.close();
            app = new App(scope, project, link, now);
            open.put(String.valueOf(project), app);
            app.start();
        }
        app.refresh(now);
        return app;
    }
}
