package dev.testgateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line. */
class OptionsTest {
    @Test
    void what_is_not_given_has_a_default() {
        Options options = Options.parse("--home", "/h");
        assertThat(options.port()).isEqualTo(8088);
        assertThat(options.controlPort()).isEqualTo(8089);
        assertThat(options.projects()).isEqualTo(Path.of("/h/data/projects"));
        assertThat(options.reloadDelay()).isEqualTo(0.1);
        assertThat(options.acceptModules()).isFalse();
    }

    @Test
    void modules_and_datasources_may_come_more_than_once() {
        Options options = Options.parse("--home", "/h", "--module", "a.modl", "--module", "b.modl",
                "--datasource", "A=jdbc:sqlite:a.db", "--datasource", "B=jdbc:postgresql://h/d?x=1;user=u;password=p=q");
        assertThat(options.modules()).containsExactly(Path.of("a.modl"), Path.of("b.modl"));
        assertThat(options.datasources()).isEqualTo(Map.of("A", "jdbc:sqlite:a.db", "B", "jdbc:postgresql://h/d?x=1;user=u;password=p=q"));
    }

    @ParameterizedTest
    @CsvSource({"--home /h --nonsense, --nonsense", "--port 1, --home is missing", "--home, needs a value", "--home /h --datasource X, NAME=JDBC_URL"})
    void what_is_wrong_is_said(String line, String words) {
        assertThatThrownBy(() -> Options.parse(line.split(" "))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(words);
    }
}
