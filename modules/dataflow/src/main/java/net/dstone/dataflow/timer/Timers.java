package net.dstone.dataflow.timer;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import net.dstone.server.ServerIdentity;
import net.dstone.server.database.DatabaseWatch;
import net.dstone.server.database.Vendor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs the recurring work of all features while the server is up. */
@Component
class Timers implements SmartLifecycle {

    private static final int THREADS = 4;
    private static final Duration POLLING = Duration.ofSeconds(2);

    /** Work of a server that was killed is taken up after four missed heartbeats. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final DataSource dataSource;
    private final ObjectProvider<RecurringTask<?>> recurring;
    private final ServerIdentity server;
    private final DatabaseWatch watch;
    private final MeterRegistry meters;
    private volatile @Nullable Scheduler scheduler;

    Timers(
            DataSource dataSource,
            ObjectProvider<RecurringTask<?>> recurring,
            ServerIdentity server,
            DatabaseWatch watch,
            MeterRegistry meters) {
        this.dataSource = dataSource;
        this.recurring = recurring;
        this.server = server;
        this.watch = watch;
        this.meters = meters;
    }

    /** A stopped scheduler cannot be started again, so each start makes one. */
    @Override
    public void start() {
        List<RecurringTask<?>> work = recurring.orderedStream().toList();
        SchedulerBuilder builder = Scheduler.create(dataSource);
        if (Vendor.of(dataSource).isMysqlFamily()) {
            // Their columns keep no zone. On the others they do, and H2 would take UTC for local
            // time.
            builder.alwaysPersistTimestampInUTC();
        }
        Scheduler started =
                builder.startTasks(work)
                        .schedulerName(new SchedulerName.Fixed(server.id()))
                        .threads(THREADS)
                        .pollingInterval(POLLING)
                        .heartbeatInterval(HEARTBEAT)
                        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                        .shutdownMaxWait(LONGEST_STOP)
                        .addSchedulerListener(new TimerMetrics(meters, watch))
                        .build();
        started.start();
        scheduler = started;
    }

    @Override
    public void stop() {
        Scheduler started = scheduler;
        scheduler = null;
        if (started != null) {
            started.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }
}
