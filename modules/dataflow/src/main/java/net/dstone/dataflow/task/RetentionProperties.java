package net.dstone.dataflow.task;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long ended executions are kept; without any setting for ever.
 *
 * @param days since an execution ended
 * @param failedDays as {@code days}, for executions that failed themselves or with a job; as long as they
 *     are kept they do not count as one too many either
 * @param perTask how many of each task are kept, the newest
 */
@ConfigurationProperties(prefix = "dstone.retention", ignoreUnknownFields = false)
record RetentionProperties(
        @Nullable Integer days, @Nullable Integer failedDays, @Nullable Integer perTask) {

    RetentionProperties {
        requirePositive("days", days);
        requirePositive("failed-days", failedDays);
        requirePositive("per-task", perTask);
        if (days != null && failedDays != null && failedDays < days) {
            throw new IllegalArgumentException(
                    "dstone.retention.failed-days must not be less than dstone.retention.days");
        }
        if (failedDays != null && days == null && perTask == null) {
            throw new IllegalArgumentException(
                    "dstone.retention.failed-days needs dstone.retention.days or"
                            + " dstone.retention.per-task beside it");
        }
    }

    private static void requirePositive(String name, @Nullable Integer value) {
        if (value != null && value < 1) {
            throw new IllegalArgumentException(
                    "dstone.retention.%s must be at least 1 but is %d".formatted(name, value));
        }
    }

    /** What ended before this may be outdated by its age; null when age does not matter. */
    @Nullable LocalDateTime endedBefore(LocalDateTime now) {
        return days == null ? null : now.minusDays(days);
    }

    /** Whether an execution is to be deleted that is old enough, or one too many of its task. */
    boolean isOutdated(Ended execution, LocalDateTime now) {
        if (execution.hasParent()) {
            return false;
        }
        return !execution.failed()
                || failedDays == null
                || execution.endTime().isBefore(now.minusDays(failedDays));
    }

    /**
     * An execution that has ended.
     *
     * @param failed itself, or one of its jobs
     * @param hasParent it is part of another execution, with which it will be deleted
     */
    record Ended(ExecutionKey key, LocalDateTime endTime, boolean failed, boolean hasParent) {}
}
