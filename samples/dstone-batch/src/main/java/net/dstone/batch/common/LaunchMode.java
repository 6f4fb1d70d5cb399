package net.dstone.batch.common;

import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.env.PropertyResolver;

/** What this process is for. */
public enum LaunchMode {
    /** Run one job and end: a job is named, or a server passed the id of a task execution. */
    TASK,
    /** Serve HTTP until stopped. */
    WEB;

    private static final String TASK_EXECUTION_ID = "spring.cloud.task.executionid";

    public static LaunchMode of(PropertyResolver properties) {
        boolean task = jobName(properties).isPresent() || taskExecutionId(properties).isPresent();
        return task ? TASK : WEB;
    }

    /** The job to run: Boot 2 reads {@code names}, Boot 3 and later {@code name}; definitions use either. */
    public static Optional<String> jobName(PropertyResolver properties) {
        return Stream.of("spring.batch.job.names", "spring.batch.job.name")
                .map(key -> properties.getProperty(key, "").strip())
                .filter(name -> !name.isEmpty())
                .findFirst();
    }

    /** The id under which the launching server knows this run. */
    public static Optional<Long> taskExecutionId(PropertyResolver properties) {
        return Optional.ofNullable(properties.getProperty(TASK_EXECUTION_ID, Long.class));
    }
}
