package dev.testgateway.web;

import static com.inductiveautomation.ignition.gateway.dataroutes.AccessControlStrategy.OPEN_ROUTE;
import static org.assertj.core.api.Assertions.assertThat;

import com.inductiveautomation.ignition.gateway.dataroutes.HttpMethod;
import com.inductiveautomation.ignition.gateway.dataroutes.RouteGroup;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How routes are found and answered. */
class DataRoutesTest {
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

    private static RouteGroup.RouteMounter open(RouteGroup routes, String path) {
        return routes.newRoute(path).accessControl(OPEN_ROUTE);
    }

    @Test
    void aRouteAnswersBelowItsAlias() {
        gateway.routes("plant", routes -> open(routes, "/hello").handler((request, response) -> "hello").mount());
        HttpResponse<String> answer = client.get("/data/plant/hello");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("hello");
        assertThat(client.get("/data/test.plant/hello").statusCode()).isEqualTo(404);
        assertThat(client.get("/data/nothing/hello").statusCode()).isEqualTo(404);
        assertThat(client.get("/data").statusCode()).isEqualTo(404);
    }

    @Test
    void withoutAnAliasTheModuleIdIsTheMount() {
        gateway.web.mount("com.acme.m", getClass().getClassLoader(), new WebFixture.RoutesHook(null, routes -> open(
                        routes, "/a")
                .handler((request, response) -> "by id")
                .mount()));
        assertThat(client.get("/data/com.acme.m/a").body()).isEqualTo("by id");
    }

    @Test
    void theMethodIsGetUnlessSaidOtherwise() {
        gateway.routes("plant", routes -> {
            open(routes, "/a").handler((request, response) -> "got").mount();
            open(routes, "/b").method(HttpMethod.PUT).handler((request, response) -> "put").mount();
        });
        assertThat(client.post("/data/plant/a", "").statusCode()).isEqualTo(404);
        assertThat(client.get("/data/plant/b").statusCode()).isEqualTo(404);
        assertThat(client.send("PUT", "/data/plant/b", "").body()).isEqualTo("put");
    }

    @Test
    void theFirstRouteThatMatchesWins() {
        gateway.routes("plant", routes -> {
            open(routes, "/runs/first").handler((request, response) -> "exact").mount();
            open(routes, "/runs/:id").handler((request, response) -> request.getParameter("id")).mount();
            open(routes, "/*").handler((request, response) -> "rest " + request.getPath()).mount();
            open(routes, "/late").handler((request, response) -> "never").mount();
        });
        assertThat(client.get("/data/plant/runs/first").body()).isEqualTo("exact");
        assertThat(client.get("/data/plant/runs/7").body()).isEqualTo("7");
        assertThat(client.get("/data/plant/late").body()).isEqualTo("rest /late");
        assertThat(client.get("/data/plant/a/b/c").body()).isEqualTo("rest /a/b/c");
    }

    @Test
    void aParameterIsOneDecodedSegmentAndFallsBackToTheQuery() {
        gateway.routes("plant", routes -> open(routes, "/runs/:id")
                .handler((request, response) -> request.getParameter("id") + "|" + request.getParameter("key"))
                .mount());
        assertThat(client.get("/data/plant/runs/a%20b+c?key=x%20y&id=other").body()).isEqualTo("a b+c|x y");
        assertThat(client.get("/data/plant/runs/a/b").statusCode()).isEqualTo(404);
    }

    /** Jetty 12 refuses it before any route is asked, so a module cannot have slashes in a segment. */
    @Test
    void anEncodedSlashIsRefused() {
        gateway.routes("plant", routes -> open(routes, "/runs/:id").handler((request, response) -> "in").mount());
        assertThat(client.get("/data/plant/runs/a%2Fb").statusCode()).isEqualTo(400);
    }

    @Test
    void aStringIsSentAsItIsAndAnythingElseRendered() {
        gateway.routes("plant", routes -> {
            open(routes, "/text").type(RouteGroup.TYPE_JSON).renderer(result -> "rendered")
                    .handler((request, response) -> "{\"a\": 1}").mount();
            open(routes, "/list").type(RouteGroup.TYPE_JSON).renderer(result -> "rendered " + result)
                    .handler((request, response) -> List.of(1, 2)).mount();
            open(routes, "/plain").handler((request, response) -> List.of(1, 2)).mount();
        });
        HttpResponse<String> text = client.get("/data/plant/text");
        assertThat(text.body()).isEqualTo("{\"a\": 1}");
        assertThat(text.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(client.get("/data/plant/list").body()).isEqualTo("rendered [1, 2]");
        assertThat(client.get("/data/plant/plain").body()).isEqualTo("[1, 2]");
    }

    @Test
    void nullMeansThatTheHandlerWroteTheAnswer() {
        gateway.routes("plant", routes -> open(routes, "/own").handler((request, response) -> {
            response.setStatus(202);
            response.setContentType("text/csv");
            response.getWriter().write("a;b");
            return null;
        }).mount());
        HttpResponse<String> answer = client.get("/data/plant/own");
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("a;b");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
    }

    @Test
    void aStatusThatTheHandlerSetStaysWithARenderedAnswer() {
        gateway.routes("plant", routes -> open(routes, "/bad").handler((request, response) -> {
            response.setStatus(409);
            return "no";
        }).mount());
        HttpResponse<String> answer = client.get("/data/plant/bad");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).isEqualTo("no");
    }

    @Test
    void anExceptionIsA500AndIsLogged() {
        gateway.routes("plant", routes -> open(routes, "/boom").handler((request, response) -> {
            throw new IllegalStateException("valve stuck");
        }).mount());
        try (LogWatch log = new LogWatch()) {
            assertThat(client.get("/data/plant/boom").statusCode()).isEqualTo(500);
            assertThat(log.lines()).anyMatch(line -> line.startsWith("ERROR") && line.contains("/data/plant/boom"));
        }
    }

    @Test
    void theBodyCanBeReadTwice() {
        gateway.routes("plant", routes -> open(routes, "/echo").method(HttpMethod.POST)
                .handler((request, response) -> request.readBody() + request.readBody()).mount());
        assertThat(client.post("/data/plant/echo", "grün", "Content-Type", "application/json").body()).isEqualTo("grüngrün");
    }

    @Test
    void theContextIsTheGateways() {
        gateway.routes("plant", routes -> open(routes, "/same")
                .handler((request, response) -> request.getGatewayContext() == gateway.context ? "same" : "other")
                .mount());
        assertThat(client.get("/data/plant/same").body()).isEqualTo("same");
    }

    @Test
    void typesThatAreNotAcceptedAreRefused() {
        gateway.routes("plant", routes -> open(routes, "/in").method(HttpMethod.POST)
                .acceptedTypes(RouteGroup.TYPE_JSON).handler((request, response) -> "taken").mount());
        assertThat(client.post("/data/plant/in", "{}", "Content-Type", "application/json;charset=utf-8").statusCode())
                .isEqualTo(200);
        assertThat(client.post("/data/plant/in", "x", "Content-Type", "text/plain").statusCode()).isEqualTo(415);
    }

    @Test
    void answersAreKeptOnlyWhereTheRouteSaysSo() {
        AtomicInteger calls = new AtomicInteger();
        gateway.routes("plant", routes -> {
            open(routes, "/kept").cache(1, TimeUnit.MINUTES)
                    .handler((request, response) -> calls.incrementAndGet()).mount();
            open(routes, "/fresh").nocache().handler((request, response) -> calls.incrementAndGet()).mount();
        });
        assertThat(client.get("/data/plant/kept").body()).isEqualTo("1");
        assertThat(client.get("/data/plant/kept").body()).isEqualTo("1");
        assertThat(client.get("/data/plant/kept?other").body()).isEqualTo("2");
        HttpResponse<String> fresh = client.get("/data/plant/fresh");
        assertThat(fresh.body()).isEqualTo("3");
        assertThat(fresh.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    }

    @Test
    void gzipIsForThoseWhoTakeIt() {
        gateway.routes("plant", routes -> open(routes, "/long").gzip()
                .handler((request, response) -> "a".repeat(1000)).mount());
        HttpResponse<String> packed = client.get("/data/plant/long", "Accept-Encoding", "gzip");
        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(packed.body().length()).isLessThan(100);
        assertThat(client.get("/data/plant/long").body()).hasSize(1000);
    }

    @Test
    void moreRequestsThanARouteTakesAreTurnedAway() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        gateway.routes("plant", routes -> open(routes, "/slow").concurrency(1, 0).handler((request, response) -> {
            entered.countDown();
            leave.await();
            return "done";
        }).mount());
        CompletableFuture<HttpResponse<String>> first =
                CompletableFuture.supplyAsync(() -> gateway.client().get("/data/plant/slow"));
        entered.await();
        assertThat(client.get("/data/plant/slow").statusCode()).isEqualTo(503);
        leave.countDown();
        assertThat(first.get().body()).isEqualTo("done");
        assertThat(client.get("/data/plant/slow").body()).isEqualTo("done");
    }
}
