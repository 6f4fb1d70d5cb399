package net.dstone.dataflow.timer;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import net.dstone.server.database.DatabaseWatch;

/** Counts what timers do, and tells the database's watch when they run into trouble. */
final class TimerMetrics extends AbstractSchedulerListener {

    private final MeterRegistry meters;
    private final DatabaseWatch watch;

    TimerMetrics(MeterRegistry meters, DatabaseWatch watch) {
        this.meters = meters;
        this.watch = watch;
    }

    @Override
    public void onExecutionComplete(ExecutionComplete execution) {
        meters.timer(
                        "dstone.timer",
                        "timer",
                        execution.getExecution().taskInstance.getTaskName(),
                        "outcome",
                        execution.getResult().name().toLowerCase(Locale.ROOT))
                .record(execution.getDuration());
    }

    @Override
    public void onSchedulerEvent(SchedulerEventType type) {
        switch (type) {
            case UNEXPECTED_ERROR, FAILED_HEARTBEAT, FAILED_MULTIPLE_HEARTBEATS -> {
                meters.counter("dstone.timer.errors").increment();
                watch.suspect();
            }
            default -> {
                // Its own housekeeping.
            }
        }
    }
}
