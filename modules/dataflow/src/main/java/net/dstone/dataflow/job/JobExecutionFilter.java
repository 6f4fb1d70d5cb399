package net.dstone.dataflow.job;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Which job executions a list shows; null means any, several conditions must all hold.
 *
 * @param schema the only set looked into
 * @param jobName exact
 * @param startedFrom inclusive, local time of the server like the column itself
 * @param startedTo inclusive
 */
record JobExecutionFilter(
        @Nullable BatchSchema schema,
        @Nullable String jobName,
        @Nullable BatchStatus status,
        @Nullable LocalDateTime startedFrom,
        @Nullable LocalDateTime startedTo,
        @Nullable Long instanceId,
        @Nullable Long taskExecutionId) {

    static final JobExecutionFilter ALL =
            new JobExecutionFilter(null, null, null, null, null, null, null);

    boolean isAll() {
        return equals(ALL);
    }

    /** Whether it is about when executions started. */
    boolean byStart() {
        return startedFrom != null || startedTo != null;
    }

    JobExecutionFilter withJobName(@Nullable String name) {
        return new JobExecutionFilter(
                schema, name, status, startedFrom, startedTo, instanceId, taskExecutionId);
    }

    JobExecutionFilter withStatus(@Nullable BatchStatus wanted) {
        return new JobExecutionFilter(
                schema, jobName, wanted, startedFrom, startedTo, instanceId, taskExecutionId);
    }

    JobExecutionFilter startedBetween(LocalDateTime from, LocalDateTime to) {
        return new JobExecutionFilter(
                schema, jobName, status, from, to, instanceId, taskExecutionId);
    }

    JobExecutionFilter ofInstance(BatchSchema inSchema, long id) {
        return new JobExecutionFilter(
                inSchema, jobName, status, startedFrom, startedTo, id, taskExecutionId);
    }

    JobExecutionFilter ofTaskExecution(BatchSchema inSchema, long id) {
        return new JobExecutionFilter(
                inSchema, jobName, status, startedFrom, startedTo, instanceId, id);
    }
}
