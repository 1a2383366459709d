package dev.testgateway.web;

import static com.inductiveautomation.ignition.gateway.dataroutes.AccessControlStrategy.OPEN_ROUTE;
import static com.inductiveautomation.ignition.gateway.dataroutes.PermissionType.READ;
import static com.inductiveautomation.ignition.gateway.dataroutes.PermissionType.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.inductiveautomation.ignition.gateway.dataroutes.HttpMethod;
import com.inductiveautomation.ignition.gateway.dataroutes.PermissionType;
import com.inductiveautomation.ignition.gateway.dataroutes.RouteGroup;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which routes are refused at the mount, and what that costs. */
class MountRefusalTest {
    @TempDir
    Path home;

    private WebFixture gateway;

    @BeforeEach
    void start() {
        gateway = new WebFixture(home);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private static void mount(RouteGroup routes, HttpMethod method, PermissionType permission) {
        routes.newRoute("/x").method(method).requirePermission(permission).handler((request, response) -> "").mount();
    }

    @Test
    void oneRouteWithoutAccessControlCostsTheModuleAllOfThem() {
        try (LogWatch log = new LogWatch()) {
            gateway.routes("plant", routes -> {
                routes.newRoute("/good").accessControl(OPEN_ROUTE).handler((request, response) -> "good").mount();
                routes.newRoute("/forgotten").handler((request, response) -> "open to all").mount();
            });
            assertThat(gateway.client().get("/data/plant/good").statusCode()).isEqualTo(404);
            assertThat(gateway.client().get("/data/plant/forgotten").statusCode()).isEqualTo(404);
            assertThat(log.lines())
                    .anyMatch(line -> line.equals("ERROR No data routes for module 'test.plant': "
                            + "GET /forgotten: Access control must be specified"));
        }
        assertThat(state("test.plant").get("routesRefused")).asString().contains("Access control must be specified");
        assertThat(state("test.plant").get("routes")).asList().isEmpty();
    }

    @Test
    void catchingTheExceptionSavesNothing() {
        gateway.routes("plant", routes -> {
            routes.newRoute("/good").accessControl(OPEN_ROUTE).handler((request, response) -> "good").mount();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> routes.newRoute("/forgotten").handler((request, response) -> "").mount())
                    .withMessage("Access control must be specified");
            routes.newRoute("/later").accessControl(OPEN_ROUTE).handler((request, response) -> "later").mount();
        });
        assertThat(gateway.client().get("/data/plant/good").statusCode()).isEqualTo(404);
        assertThat(gateway.client().get("/data/plant/later").statusCode()).isEqualTo(404);
    }

    @Test
    void anotherModuleKeepsItsRoutes() {
        gateway.routes("other", routes ->
                routes.newRoute("/a").accessControl(OPEN_ROUTE).handler((request, response) -> "a").mount());
        gateway.routes("plant", routes -> routes.newRoute("/b").handler((request, response) -> "b").mount());
        assertThat(gateway.client().get("/data/other/a").body()).isEqualTo("a");
    }

    @Test
    void aModuleThatFailsWhileMountingHasNoRoutes() {
        gateway.routes("plant", routes -> {
            routes.newRoute("/good").accessControl(OPEN_ROUTE).handler((request, response) -> "good").mount();
            throw new IllegalStateException("not ready");
        });
        assertThat(gateway.client().get("/data/plant/good").statusCode()).isEqualTo(404);
        assertThat(state("test.plant").get("routesRefused")).asString().contains("not ready");
    }

    @ParameterizedTest
    @CsvSource({"GET", "HEAD", "OPTIONS"})
    void readTakesSafeMethodsAndWriteDoesNot(HttpMethod method) {
        gateway.routes("reads", routes -> mount(routes, method, READ));
        assertThat(state("test.reads").get("routesRefused")).isNull();
        gateway.routes("writes", routes -> assertThatIllegalArgumentException()
                .isThrownBy(() -> mount(routes, method, WRITE))
                .withMessage("Mounted HTTP method '" + method + "' is not in the unsafe set"));
    }

    @ParameterizedTest
    @CsvSource({"POST", "PUT", "DELETE", "PATCH"})
    void writeTakesUnsafeMethodsAndReadDoesNot(HttpMethod method) {
        gateway.routes("writes", routes -> mount(routes, method, WRITE));
        assertThat(state("test.writes").get("routesRefused")).isNull();
        gateway.routes("reads", routes -> assertThatIllegalArgumentException()
                .isThrownBy(() -> mount(routes, method, READ)));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> state(String moduleId) {
        return ((Map<String, Map<String, Object>>) gateway.web.state().get("modules")).get(moduleId);
    }
}
