package net.dstone.dataflow.task;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * Further records that belong to a task execution and must end, or be deleted, together with it. Called
 * inside the transaction that closes or deletes the execution's own rows.
 */
public interface ExecutionRecords {

    /**
     * The execution's program is gone: whatever still looks as if it ran is closed, so that it can be
     * restarted.
     *
     * @param stopped whether it was stopped on request, rather than having failed
     * @param reason why, for people
     */
    void close(ExecutionKey execution, boolean stopped, String reason, Instant at);

    /**
     * Deletes what belongs to the executions. Their relations to jobs still exist and are not to be
     * deleted: that follows, with the executions' own rows.
     *
     * @return how many rows of what were deleted, for the audit record
     */
    Map<String, Integer> delete(Collection<ExecutionKey> executions);
}
