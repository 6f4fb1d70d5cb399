package net.dstone.dataflow.timer;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.TimeZone;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import net.dstone.dataflow.testing.TestDatabase;
import net.dstone.server.ServerHome;
import net.dstone.server.ServerIdentity;
import net.dstone.server.ServerProperties;
import net.dstone.server.database.TestWatch;
import net.dstone.server.database.Vendor;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.core.ResolvableType;
import org.springframework.jdbc.core.simple.JdbcClient;

class TimersTest {

    @TempDir private Path home;

    @ParameterizedTest
    @EnumSource
    void recurringWorkIsDoneAgainAndAgainAlsoAfterAnotherStart(TestDatabase database)
            throws InterruptedException {
        Semaphore ticks = new Semaphore(0);
        Timers timers = timers(database.newMigrated(), ticks);

        timers.start();
        assertThat(ticks.tryAcquire(2, 30, TimeUnit.SECONDS)).isTrue();
        timers.stop();
        ticks.drainPermits();
        assertThat(timers.isRunning()).isFalse();

        timers.start();
        assertThat(ticks.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
        timers.stop();
    }

    /** Two servers may run in different zones, and an hour happens twice when summer time ends. */
    @ParameterizedTest
    @EnumSource
    void timesAreTheSameInEveryZone(TestDatabase database) throws InterruptedException {
        DataSource dataSource = database.newMigrated();
        Semaphore ticks = new Semaphore(0);
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
            Timers timers = timers(dataSource, ticks);
            timers.start();
            assertThat(ticks.tryAcquire(2, 30, TimeUnit.SECONDS)).isTrue();
            timers.stop();
        } finally {
            TimeZone.setDefault(before);
        }

        String secondsAhead =
                Vendor.of(dataSource).isMysqlFamily()
                        ? "timestampdiff(second, utc_timestamp(), execution_time)"
                        : "extract(epoch from (execution_time - current_timestamp))";
        assertThat(
                        JdbcClient.create(dataSource)
                                .sql("select %s from scheduled_tasks".formatted(secondsAhead))
                                .query(Double.class)
                                .single())
                .isBetween(-600.0, 600.0);
    }

    private Timers timers(DataSource dataSource, Semaphore ticks) {
        MeterRegistry meters = new SimpleMeterRegistry();
        RecurringTask<Void> work =
                Tasks.recurring("tick", FixedDelay.of(Duration.ofMillis(10)))
                        .execute((instance, context) -> ticks.release());
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        beans.registerSingleton("work", work);
        return new Timers(
                dataSource,
                beans.getBeanProvider(ResolvableType.forClass(RecurringTask.class)),
                new ServerIdentity(new ServerHome(new ServerProperties(home))),
                TestWatch.of(dataSource, meters),
                meters);
    }
}
