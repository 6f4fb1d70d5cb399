package net.dstone.dataflow.task;

import java.time.Instant;
import java.util.Optional;
import net.dstone.platform.LaunchId;
import org.jspecify.annotations.Nullable;

/**
 * One run of a task as its tables have it. Both the server and the task itself write there.
 *
 * @param taskName null if a program that was not launched here recorded none
 * @param startTime null until the program has begun
 * @param endTime null until it has ended
 * @param exitCode null until it has ended
 * @param externalExecutionId what the platform knows it by; null if it was not launched here
 * @param parentExecutionId the composed task it is part of; its target is not recorded in this row
 */
public record TaskExecution(
        ExecutionKey key,
        @Nullable String taskName,
        @Nullable Instant startTime,
        @Nullable Instant endTime,
        @Nullable Integer exitCode,
        @Nullable String exitMessage,
        @Nullable String errorMessage,
        @Nullable Instant lastUpdated,
        @Nullable String externalExecutionId,
        @Nullable Long parentExecutionId) {

    /**
     * What to ask the platform for. Empty also for an id that no platform of ours gives: other servers,
     * and programs started by hand, may have recorded such.
     */
    public Optional<LaunchId> launchId() {
        return Optional.ofNullable(externalExecutionId).flatMap(LaunchId::parse);
    }
}
