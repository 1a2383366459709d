package dev.testgateway.web;

import static com.inductiveautomation.ignition.gateway.dataroutes.AccessControlStrategy.OPEN_ROUTE;
import static org.assertj.core.api.Assertions.assertThat;

import com.inductiveautomation.ignition.gateway.dataroutes.HttpMethod;
import com.inductiveautomation.ignition.gateway.dataroutes.PermissionType;
import com.inductiveautomation.ignition.gateway.web.session.WebUiSession;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logging in, the session that modules see, and the token against forged requests. */
class SessionTest {
    @TempDir
    Path home;

    private WebFixture gateway;

    @BeforeEach
    void start() {
        gateway = new WebFixture(home);
        gateway.routes("plant", routes -> {
            routes.newRoute("/who").accessControl(OPEN_ROUTE).handler((request, response) -> WebUiSession.find(request)
                    .flatMap(session -> session.getUserContext().getWebAuthUser())
                    .map(user -> user.getUserName() + " " + user.getId() + " " + user.getRoles())
                    .orElse("nobody is logged in")).mount();
            routes.newRoute("/csrf").requirePermission(PermissionType.READ).handler((request, response) ->
                    WebUiSession.find(request).orElseThrow().getCsrfToken()).mount();
            routes.newRoute("/write").method(HttpMethod.POST).requirePermission(PermissionType.WRITE)
                    .handler((request, response) -> "written by " + request.getActor()).mount();
            routes.newRoute("/custom").method(HttpMethod.POST).accessControl(OPEN_ROUTE)
                    .handler((request, response) -> "done").mount();
        });
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void theDefaultPeopleLogInAndAreKnownToModules() {
        Client client = gateway.client();
        assertThat(client.get("/data/plant/who").body()).isEqualTo("nobody is logged in");
        HttpResponse<String> login = client.login("admin", "admin");
        assertThat(login.statusCode()).isEqualTo(303);
        assertThat(login.headers().firstValue("Location")).hasValue("/app");
        assertThat(client.get("/data/plant/who").body()).isEqualTo("admin admin [Administrator]");
    }

    @Test
    void theSessionCookieIsNotForScripts() {
        HttpResponse<String> login = gateway.client().login("admin", "admin");
        assertThat(login.headers().firstValue("Set-Cookie").orElseThrow()).contains("HttpOnly", "SameSite=Lax");
    }

    @Test
    void aWrongPasswordIsRefused() {
        Client client = gateway.client();
        assertThat(client.login("admin", "guess").statusCode()).isEqualTo(401);
        assertThat(client.login("ghost", "ghost").statusCode()).isEqualTo(401);
        assertThat(client.get("/data/plant/who").body()).isEqualTo("nobody is logged in");
    }

    @Test
    void aFileNamesOtherPeople() throws Exception {
        gateway.file("users.json", "[{\"name\": \"ana\", \"password\": \"geheim\", \"roles\": [\"Administrator\"]}]");
        Client client = gateway.client();
        assertThat(client.login("admin", "admin").statusCode()).isEqualTo(401);
        assertThat(client.login("ana", "geheim").statusCode()).isEqualTo(303);
        assertThat(client.get("/data/plant/who").body()).startsWith("ana");
    }

    @Test
    void loginLeadsBackOnlyIntoThisGateway() {
        assertThat(next("/app/services/runs?run=1")).isEqualTo("/app/services/runs?run=1");
        assertThat(next("//evil.example")).isEqualTo("/app");
        assertThat(next("https://evil.example")).isEqualTo("/app");
        assertThat(next("/\\\\evil.example")).isEqualTo("/app");
    }

    private String next(String asked) {
        String form = "user=admin&password=admin&next=" + java.net.URLEncoder.encode(asked, java.nio.charset.StandardCharsets.UTF_8);
        return gateway.client()
                .post("/login", form, "Content-Type", "application/x-www-form-urlencoded")
                .headers().firstValue("Location").orElseThrow();
    }

    @Test
    void logoutEndsTheSession() {
        Client client = gateway.loggedIn("admin");
        String before = client.cookie();
        assertThat(client.post("/logout", "").statusCode()).isEqualTo(303);
        assertThat(client.get("/data/plant/who").body()).isEqualTo("nobody is logged in");
        client.login("admin", "admin");
        assertThat(client.cookie()).isNotEqualTo(before);
    }

    @Test
    void aBrowserWritesOnlyWithItsOwnToken() {
        Client client = gateway.loggedIn("admin");
        String token = client.get("/data/plant/csrf").body();
        String other = gateway.loggedIn("admin").get("/data/plant/csrf").body();
        assertThat(token).isNotEqualTo(other).hasSizeGreaterThan(30);
        assertThat(client.post("/data/plant/write", "").statusCode()).isEqualTo(403);
        assertThat(client.post("/data/plant/write", "", "X-CSRF-Token", "guess").statusCode()).isEqualTo(403);
        assertThat(client.post("/data/plant/write", "", "X-CSRF-Token", other).statusCode()).isEqualTo(403);
        assertThat(client.post("/data/plant/write", "", "X-CSRF-Token", token).body()).isEqualTo("written by admin");
    }

    @Test
    void whoMayOnlyReadCannotWriteWithAGoodToken() {
        Client client = gateway.loggedIn("viewer");
        String token = client.get("/data/plant/csrf").body();
        assertThat(client.post("/data/plant/write", "", "X-CSRF-Token", token).statusCode()).isEqualTo(403);
    }

    @Test
    void anApiTokenWritesWithoutOne() throws Exception {
        gateway.file("api-tokens.json", "[{\"keyId\": \"ci\", \"secret\": \"s\", \"roles\": [\"Administrator\"]}]");
        assertThat(gateway.client().post("/data/plant/write", "", Tokens.HEADER, "ci:s").body())
                .isEqualTo("written by ci");
        assertThat(gateway.client().post("/data/plant/write", "").statusCode()).isEqualTo(401);
    }

    @Test
    void aCustomControlIsNotAskedForOne() {
        assertThat(gateway.loggedIn("viewer").post("/data/plant/custom", "").body()).isEqualTo("done");
    }
}

