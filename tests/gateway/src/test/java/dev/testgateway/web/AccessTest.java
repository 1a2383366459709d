package dev.testgateway.web;

import static com.inductiveautomation.ignition.gateway.auth.apitoken.ApiTokenManager.TOKEN_ACCESS;
import static com.inductiveautomation.ignition.gateway.auth.apitoken.ApiTokenManager.TOKEN_READ;
import static com.inductiveautomation.ignition.gateway.auth.apitoken.ApiTokenManager.TOKEN_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import com.inductiveautomation.ignition.gateway.dataroutes.AccessControlStrategy;
import com.inductiveautomation.ignition.gateway.dataroutes.HttpMethod;
import com.inductiveautomation.ignition.gateway.dataroutes.PermissionType;
import com.inductiveautomation.ignition.gateway.dataroutes.RequestContext;
import com.inductiveautomation.ignition.gateway.dataroutes.RouteAccess;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets in: custom controls, sessions, tokens, and the permission sets behind them. */
class AccessTest {
    private static final String TOKENS = """
            [{"keyId": "ci", "secret": "s3cret", "roles": ["Administrator"]},
             {"keyId": "reader", "secret": "r", "roles": ["Viewer"]},
             {"keyId": "plain", "secret": "p"},
             {"keyId": "off", "secret": "o", "roles": ["Administrator"], "enabled": false}]
            """;

    @TempDir
    Path home;

    private WebFixture gateway;
    private Client client;

    @BeforeEach
    void start() throws Exception {
        gateway = new WebFixture(home);
        gateway.file("api-tokens.json", TOKENS);
        client = gateway.client();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private void guarded(AccessControlStrategy... controls) {
        gateway.routes("plant", routes -> {
            var route = routes.newRoute("/x").method(HttpMethod.POST).handler((request, response) -> "in");
            for (AccessControlStrategy control : controls) {
                route.accessControl(control);
            }
            route.mount();
        });
    }

    private int status(String... headers) {
        return client.post("/data/plant/x", "", headers).statusCode();
    }

    private static String[] token(String token) {
        return new String[] {Tokens.HEADER, token};
    }

    @Test
    void unauthorizedIs401AndForbiddenIs403() {
        guarded(request -> RouteAccess.valueOf(request.getParameter("say")));
        assertThat(client.post("/data/plant/x?say=GRANTED", "").statusCode()).isEqualTo(200);
        assertThat(client.post("/data/plant/x?say=UNAUTHORIZED", "").statusCode()).isEqualTo(401);
        assertThat(client.post("/data/plant/x?say=FORBIDDEN", "").statusCode()).isEqualTo(403);
    }

    @Test
    void a401SaysHowToAuthenticate() {
        guarded(new AccessControlStrategy() {
            @Override
            public RouteAccess canAccess(RequestContext request) {
                return RouteAccess.UNAUTHORIZED;
            }

            @Override
            public Optional<String> getWwwAuthenticateHeader(RequestContext request) {
                return Optional.of("Bearer realm=\"plant\"");
            }
        });
        HttpResponse<String> answer = client.post("/data/plant/x", "");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"plant\"");
    }

    @Test
    void oneOfSeveralControlsIsEnough() {
        guarded(
                request -> RouteAccess.FORBIDDEN,
                request -> "yes".equals(request.getParameter("let")) ? RouteAccess.GRANTED : RouteAccess.UNAUTHORIZED);
        assertThat(client.post("/data/plant/x?let=yes", "").statusCode()).isEqualTo(200);
        assertThat(status()).isEqualTo(403);
    }

    @Test
    void andNeedsEveryOneOfThem() {
        guarded(AccessControlStrategy.and(
                request -> RouteAccess.GRANTED,
                request -> "yes".equals(request.getParameter("let")) ? RouteAccess.GRANTED : RouteAccess.UNAUTHORIZED));
        assertThat(client.post("/data/plant/x?let=yes", "").statusCode()).isEqualTo(200);
        assertThat(status()).isEqualTo(401);
    }

    @Test
    void aTokenIsKnownByItsIdAndSecret() {
        gateway.routes("plant", routes -> routes.newRoute("/who")
                .accessControl(AccessControlStrategy.OPEN_ROUTE)
                .handler((request, response) -> gateway.web
                        .apiTokenManager()
                        .validateRequest(request)
                        .map(found -> found.tokenName() + "/" + request.getActor())
                        .orElse("none"))
                .mount());
        assertThat(client.get("/data/plant/who", token("ci:s3cret")).body()).isEqualTo("ci/ci");
        assertThat(client.get("/data/plant/who", token("ci:wrong")).body()).isEqualTo("none");
        assertThat(client.get("/data/plant/who", token("ci")).body()).isEqualTo("none");
        assertThat(client.get("/data/plant/who", token("off:o")).body()).isEqualTo("none");
        assertThat(client.get("/data/plant/who").body()).isEqualTo("none");
    }

    @Test
    void tokenWriteAsksForAnAdministrator() {
        guarded(TOKEN_WRITE);
        assertThat(status()).isEqualTo(401);
        assertThat(status(token("ci:s3cret"))).isEqualTo(200);
        assertThat(status(token("reader:r"))).isEqualTo(403);
        assertThat(status(token("off:o"))).isEqualTo(401);
    }

    @Test
    void tokenReadAsksForARoleThatMayRead() {
        guarded(TOKEN_READ);
        assertThat(status()).isEqualTo(401);
        assertThat(status(token("reader:r"))).isEqualTo(200);
        assertThat(status(token("plain:p"))).isEqualTo(403);
    }

    @Test
    void tokenAccessShipsEmptyAndSoLetsEverybodyIn() {
        guarded(TOKEN_ACCESS);
        assertThat(status()).isEqualTo(200);
        assertThat(status(token("ci:wrong"))).isEqualTo(200);
    }

    @Test
    void anEmptyWriteSetLetsEverybodyWrite() throws Exception {
        gateway.file("permissions.json", "{\"write\": []}");
        guarded(TOKEN_WRITE);
        assertThat(status()).isEqualTo(200);
    }

    @Test
    void requiringATokenNeedsACheckOfItsOwn() throws Exception {
        gateway.file("permissions.json", "{\"write\": []}");
        guarded(AccessControlStrategy.and(
                request -> request.getGatewayContext().getApiTokenManager().validateRequest(request).isPresent()
                        ? RouteAccess.GRANTED
                        : RouteAccess.UNAUTHORIZED,
                TOKEN_WRITE));
        assertThat(status()).isEqualTo(401);
        assertThat(status(token("plain:p"))).isEqualTo(200);
    }

    @Test
    void aPermissionTakesASessionOrAToken() {
        gateway.routes("plant", routes -> routes.newRoute("/x")
                .requirePermission(PermissionType.READ)
                .handler((request, response) -> "in " + request.getActor())
                .mount());
        assertThat(client.get("/data/plant/x").statusCode()).isEqualTo(401);
        assertThat(client.get("/data/plant/x", token("reader:r")).body()).isEqualTo("in reader");
        assertThat(gateway.loggedIn("viewer").get("/data/plant/x").body()).isEqualTo("in viewer");
        assertThat(gateway.loggedIn("nobody").get("/data/plant/x").statusCode()).isEqualTo(403);
    }

    @Test
    void aServletAsksTheSameStrategies() {
        assertThat(PermissionType.getStrategies(PermissionType.READ)).hasSize(2);
        assertThat(PermissionType.getStrategies(PermissionType.WRITE)).hasSize(2);
    }
}
