package net.dstone.dataflow.launch;

import java.util.List;
import net.dstone.dataflow.platform.TaskPlatform;
import net.dstone.dataflow.platform.TaskPlatforms;
import org.springframework.stereotype.Component;

/** How busy the platforms are. */
@Component
class PlatformLoad {

    /** One platform, in the words of SCDF's clients. */
    record Current(
            String name, String type, int maximumTaskExecutions, int runningExecutionCount) {}

    private final TaskRuns runs;
    private final TaskPlatforms platforms;

    PlatformLoad(TaskRuns runs, TaskPlatforms platforms) {
        this.runs = runs;
        this.platforms = platforms;
    }

    /** What waits in the queue does not run yet and is not counted. */
    List<Current> current() {
        return platforms.all().stream().map(this::current).toList();
    }

    private Current current(TaskPlatform platform) {
        return new Current(
                platform.name(),
                platform.type(),
                platform.maximumConcurrentTasks(),
                runs.count(platform.name(), List.of(RunState.LAUNCHING, RunState.RUNNING)));
    }
}
