package dev.testgateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.inductiveautomation.ignition.common.datasource.DatasourceStatus;
import com.inductiveautomation.ignition.gateway.datasource.DisabledDatabaseConnectionException;
import com.inductiveautomation.ignition.gateway.datasource.FaultedDatabaseConnectionException;
import com.inductiveautomation.ignition.gateway.datasource.SRConnection;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Named connections, and how they fail. */
class DatasourceTest {
    @TempDir
    Path folder;

    private World world;

    @BeforeEach
    void world() throws Exception {
        world = new World(folder).project("p").with("--pool-size", "2", "--pool-wait-ms", "150",
                "--datasource", "DB=jdbc:sqlite:" + folder.resolve("db.sqlite"), "--datasource", "Away=jdbc:postgresql://127.0.0.1:1/x;user=u;password=p").start();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Datasources sources() {
        return world.gateway.datasources();
    }

    private Map<?, ?> row(String name) {
        return (Map<?, ?>) sources().describe().get(name);
    }

    @Test
    void an_unknown_name_is_an_sql_exception() {
        assertThatThrownBy(() -> sources().getConnection("None")).isInstanceOf(SQLException.class).hasMessageContaining("None");
        assertThat(sources().getDatasource("None")).isNull();
    }

    @Test
    void a_session_comes_back_as_it_was_left() throws Exception {
        try (SRConnection c = sources().getConnection("DB")) {
            c.setAutoCommit(false);
        }
        try (SRConnection c = sources().getConnection("DB")) {
            assertThat(c.getAutoCommit()).isFalse();
        }
    }

    @Test
    void an_exhausted_pool_waits_then_throws() throws Exception {
        try (SRConnection a = sources().getConnection("DB"); SRConnection b = sources().getConnection("DB")) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> sources().getConnection("DB")).isInstanceOf(SQLException.class).hasMessageContaining("all 2 are in use");
            assertThat((System.nanoTime() - start) / 1_000_000).isGreaterThanOrEqualTo(150);
        }
        sources().getConnection("DB").close();
    }

    @ParameterizedTest
    @EnumSource(value = DatasourceStatus.class, names = {"CONNECTING", "FAULTED", "RECONNECTING", "DISABLED"})
    void every_other_status_refuses_and_closes_what_is_out(DatasourceStatus status) throws Exception {
        SRConnection out = sources().getConnection("DB");
        sources().switchTo("DB", status.name());
        assertThat(sources().getDatasource("DB").getStatus()).isEqualTo(status);
        assertThatThrownBy(() -> sources().getConnection("DB")).isInstanceOf(
                status == DatasourceStatus.DISABLED ? DisabledDatabaseConnectionException.class : FaultedDatabaseConnectionException.class);
        assertThatThrownBy(() -> out.runQuery("SELECT 1")).isInstanceOf(SQLException.class);
        out.close();
        sources().switchTo("DB", "VALID");
        try (SRConnection c = sources().getConnection("DB")) {
            assertThat(c.runScalarQuery("SELECT 1")).isEqualTo(1);
        }
    }

    @Test
    void a_database_that_is_away_makes_the_connection_faulted() {
        assertThatThrownBy(() -> sources().getConnection("Away")).isInstanceOf(FaultedDatabaseConnectionException.class).hasMessageContaining("Away");
        assertThat(sources().getDatasource("Away").getStatus()).isEqualTo(DatasourceStatus.FAULTED);
        assertThat(sources().getDatasource("Away").getProblem()).isNotNull();
    }

    @Test
    void what_nobody_closed_is_counted() throws Exception {
        lose();
        World.collected("the loan is found lost", () -> row("DB").get("leaked").equals(1));
        assertThat(row("DB").get("active")).isEqualTo(0);
    }

    private void lose() throws SQLException {
        sources().getConnection("DB").runScalarQuery("SELECT 1");
    }

    @Test
    void a_connection_that_was_given_back_is_closed_for_its_borrower() throws Exception {
        SRConnection c = sources().getConnection("DB");
        c.close();
        assertThat(c.isClosed()).isTrue();
        assertThatThrownBy(() -> c.runQuery("SELECT 1")).isInstanceOf(SQLException.class);
        c.close();
        assertThat(row("DB").get("active")).isEqualTo(0);
    }

    @Test
    void scripts_use_it_with_and_without_a_transaction() throws Exception {
        Object result = world.result("gateway", "p", """
                db = system.db
                db.runUpdateQuery("CREATE TABLE t (a INTEGER, b TEXT)", "DB")
                n = db.runPrepUpdate("INSERT INTO t VALUES (?, ?)", [1, u"x"], database="DB")
                tx = db.beginTransaction("DB")
                db.runPrepUpdate("INSERT INTO t VALUES (?, ?)", [2, "y"], tx=tx)
                db.rollbackTransaction(tx)
                db.closeTransaction(tx)
                rows = db.runPrepQuery("SELECT a, b FROM t WHERE a > ?", [0], "DB")
                result = [n, len(rows), rows[0]["b"], rows[0][0], [r["a"] for r in rows], rows.getRowCount(), rows.getValueAt(0, "b"),
                          db.runScalarQuery("SELECT count(*) FROM t", "DB")]
                """);
        assertThat(result).isEqualTo(List.of(1, 1, "x", 1, List.of(1), 1, "x", 1));
        Map<String, Object> failed = world.gateway.scripts().run("gateway", "p", "system.db.runQuery('SELECT 1', 'None')");
        assertThat(failed.get("error").toString()).contains("java.sql.SQLException", "None");
    }
}
