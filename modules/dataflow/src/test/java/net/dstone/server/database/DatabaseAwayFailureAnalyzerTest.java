package net.dstone.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalysis;

class DatabaseAwayFailureAnalyzerTest {

    private final DatabaseAwayFailureAnalyzer analyzer = new DatabaseAwayFailureAnalyzer();

    @Test
    void namesWhatTheDriverSaysAndWhatToDo() {
        SQLException refused = new SQLException("Connection to 127.0.0.1:1 refused.", "08001");
        FailureAnalysis analysis =
                analyzer.analyze(
                        new BeanCreationException(
                                "appController",
                                "failed",
                                new SQLTransientConnectionException("timed out", refused)));

        assertThat(analysis).isNotNull();
        assertThat(analysis.getDescription())
                .isEqualTo("The database cannot be reached: Connection to 127.0.0.1:1 refused.");
        assertThat(analysis.getAction()).contains("spring.datasource", "check");
    }

    @Test
    void leavesOtherFailuresToOthers() {
        assertThat(
                        analyzer.analyze(
                                new BeanCreationException("x", new SQLException("no", "42P01"))))
                .isNull();
    }
}
