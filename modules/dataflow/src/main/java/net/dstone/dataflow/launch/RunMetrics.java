package net.dstone.dataflow.launch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import net.dstone.dataflow.platform.TaskPlatform;
import net.dstone.dataflow.platform.TaskPlatforms;
import org.springframework.stereotype.Component;

/** Shows how long the queues are and how full the platforms; counted in the database when asked. */
@Component
class RunMetrics {

    RunMetrics(MeterRegistry meters, TaskPlatforms platforms, TaskRuns runs) {
        for (TaskPlatform platform : platforms.all()) {
            gauge(meters, runs, platform, "dstone.task.queued", List.of(RunState.QUEUED));
            gauge(
                    meters,
                    runs,
                    platform,
                    "dstone.task.running",
                    List.of(RunState.LAUNCHING, RunState.RUNNING));
        }
    }

    private static void gauge(
            MeterRegistry meters,
            TaskRuns runs,
            TaskPlatform platform,
            String name,
            List<RunState> states) {
        Gauge.builder(name, runs, all -> all.count(platform.name(), states))
                .tag("platform", platform.name())
                .register(meters);
    }
}
