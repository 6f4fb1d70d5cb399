package net.dstone.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.dstone.dataflow.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.jdbc.datasource.AbstractDriverBasedDataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class DatabaseWatchTest {

    private final SwitchedDataSource database =
            new SwitchedDataSource(new DriverManagerDataSource(TestDatabase.H2.newUrl(), "sa", ""));
    private final List<Object> events = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final DatabaseWatch watch =
            new DatabaseWatch(
                    database,
                    events::add,
                    new DefaultListableBeanFactory().getBeanProvider(LoggingSystem.class),
                    meters,
                    Clock.systemUTC());
    private final DatabaseHealthIndicator health = new DatabaseHealthIndicator(watch);

    private static final class SwitchedDataSource extends DelegatingDataSource {

        private boolean away;

        private SwitchedDataSource(AbstractDriverBasedDataSource target) {
            super(target);
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (away) {
                throw new SQLException("Connection to localhost:1 refused", "08001");
            }
            return super.getConnection();
        }
    }

    @Test
    void itIsDownWithItsReasonWhileTheDatabaseIsAwayAndLooksEverMoreSeldom() {
        watch.runOnce();
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        database.away = true;

        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            waits.add(watch.runOnce());
        }

        assertThat(waits).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 8L, 15L, 15L);
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getDetails().get("reason")).asString().contains("refused");
        assertThat(meters.get("dstone.database.up").gauge().value()).isZero();
        assertThat(meters.get("dstone.database.outages").counter().count()).isEqualTo(1);
        assertThat(events).isEmpty();
    }

    @Test
    void whoWaitsIsToldOnceThatItIsBack() {
        database.away = true;
        watch.runOnce();
        database.away = false;

        watch.runOnce();
        watch.runOnce();

        assertThat(events).singleElement().isInstanceOf(DatabaseBack.class);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(meters.get("dstone.database.up").gauge().value()).isEqualTo(1);
    }

    @Test
    void anOutageIsToldFromAMistake() {
        assertThat(
                        DatabaseOutage.causes(
                                new IllegalStateException(new SQLException("gone", "57P01"))))
                .isTrue();
        assertThat(DatabaseOutage.causes(new SQLException("duplicate", "23505"))).isFalse();
        assertThat(DatabaseOutage.causes(new IllegalStateException("no SQL"))).isFalse();
    }
}
