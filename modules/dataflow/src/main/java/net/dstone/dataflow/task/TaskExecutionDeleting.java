package net.dstone.dataflow.task;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.dstone.dataflow.audit.Audit;
import net.dstone.dataflow.audit.AuditAction;
import net.dstone.dataflow.audit.AuditOperation;
import net.dstone.dataflow.platform.TaskPlatform;
import net.dstone.dataflow.platform.TaskPlatforms;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.dataflow.task.TaskExecutions.Position;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Deletes executions with everything that hangs on them, children of composed tasks included. Many are
 * deleted in batches, each a transaction of its own: a history of years must not lock the tables that
 * running tasks write to, and what was deleted before a failure stays deleted.
 */
@Component
public class TaskExecutionDeleting {

    /** Parents handled together; their children come on top. */
    static final int BATCH_SIZE = 200;

    /** Executions deleted in one transaction, which holds their locks and those of their jobs and steps. */
    static final int TRANSACTION_SIZE = 500;

    private static final String DELETE = "Task Execution Delete(s)";
    private static final Logger log = LoggerFactory.getLogger(TaskExecutionDeleting.class);

    private final TaskExecutions executions;
    private final TaskExecutionRows rows;
    private final ObjectProvider<ExecutionRecords> records;
    private final TaskPlatforms platforms;
    private final TransactionOperations transaction;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TaskExecutionDeleting(
            TaskExecutions executions,
            TaskExecutionRows rows,
            ObjectProvider<ExecutionRecords> records,
            TaskPlatforms platforms,
            TransactionOperations transaction,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.executions = executions;
        this.rows = rows;
        this.records = records;
        this.platforms = platforms;
        this.transaction = transaction;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The executions a request for many means.
     *
     * @param name exact; empty means all
     * @param days those that ended before the midnight that began so many days ago, whatever {@code
     *     completed} says
     */
    TaskExecutionFilter selection(boolean completed, String name, @Nullable Integer days) {
        if (days != null && days < 0) {
            throw new InvalidDeletionException("days must not be negative but is " + days);
        }
        return new TaskExecutionFilter(
                name.isEmpty() ? null : name,
                completed,
                days == null ? null : LocalDate.now(clock).minusDays(days).atStartOfDay());
    }

    /**
     * Deletes the executions and their children. When this is refused nothing was deleted.
     *
     * @throws NoSuchTaskExecutionException if one does not exist
     * @throws TaskExecutionRunningException if one still waits or runs
     */
    public void delete(List<ExecutionKey> keys, Set<DeleteAction> actions) {
        Set<ExecutionKey> unknown = new LinkedHashSet<>(keys);
        executions.findAll(keys).forEach(execution -> unknown.remove(execution.key()));
        if (!unknown.isEmpty()) {
            throw new NoSuchTaskExecutionException(unknown.iterator().next());
        }
        deleteBatch(keys, actions, DELETE);
    }

    /**
     * Deletes what the filter selects and was there when this began, with all children.
     *
     * @throws TaskExecutionRunningException if one of them still waits or runs; then none is deleted,
     *     unless it is a child found running, or began, while others were deleted already
     */
    void delete(TaskExecutionFilter filter, Set<DeleteAction> actions) {
        Map<SchemaTarget, Long> newest = new EnumMap<>(SchemaTarget.class);
        for (SchemaTarget target : SchemaTarget.values()) {
            newest.put(target, executions.newestId(target));
        }
        List<ExecutionKey> running = rows.running(filter);
        if (!running.isEmpty()) {
            throw new TaskExecutionRunningException(running);
        }
        newest.forEach(
                (target, upToId) -> {
                    Position position = Position.START;
                    List<Position> next =
                            executions.next(target, filter, position, upToId, BATCH_SIZE);
                    while (!next.isEmpty()) {
                        deleteBatch(
                                next.stream()
                                        .map(one -> new ExecutionKey(one.id(), target))
                                        .toList(),
                                actions,
                                DELETE);
                        position = next.getLast();
                        next = executions.next(target, filter, position, upToId, BATCH_SIZE);
                    }
                });
    }

    /**
     * Deletes executions that nobody asked for any more, with their children and all that platforms keep.
     *
     * @throws TaskExecutionRunningException if one still waits or runs; then none is deleted
     */
    void deleteOutdated(List<ExecutionKey> keys) {
        deleteBatch(keys, EnumSet.allOf(DeleteAction.class), "Outdated " + DELETE);
    }

    /** Children are deleted before their parents, so that who was interrupted finds the rest again. */
    private void deleteBatch(
            List<ExecutionKey> parents, Set<DeleteAction> actions, String auditedAs) {
        List<ExecutionKey> all = rows.withChildren(parents);
        refuseRunning(all);
        List<ExecutionKey> youngestFirst = all.reversed();
        for (int from = 0; from < all.size(); from += TRANSACTION_SIZE) {
            List<ExecutionKey> keys =
                    youngestFirst.subList(from, Math.min(from + TRANSACTION_SIZE, all.size()));
            if (actions.contains(DeleteAction.CLEANUP)) {
                rows.launches(keys).forEach(this::cleanUp);
            }
            if (actions.contains(DeleteAction.REMOVE_DATA)) {
                transaction.executeWithoutResult(
                        status -> {
                            refuseRunning(keys);
                            removeData(keys, auditedAs);
                            events.publishEvent(new TaskExecutionsDeleted());
                        });
            }
        }
    }

    private void refuseRunning(Collection<ExecutionKey> keys) {
        List<ExecutionKey> running = rows.running(keys);
        if (!running.isEmpty()) {
            throw new TaskExecutionRunningException(running);
        }
    }

    private void cleanUp(TaskExecutionRows.Launch launch) {
        platforms
                .find(launch.platformName())
                .map(TaskPlatform::launcher)
                .ifPresentOrElse(
                        launcher -> launcher.cleanUp(launch.id()),
                        () ->
                                log.warn(
                                        "Nothing is cleaned up of launch {}: its platform '{}' is not configured any more",
                                        launch.id(),
                                        launch.platformName()));
    }

    private void removeData(List<ExecutionKey> keys, String auditedAs) {
        Map<String, Integer> deleted = new TreeMap<>();
        records.orderedStream()
                .forEach(
                        more ->
                                more.delete(keys)
                                        .forEach(
                                                (what, n) -> deleted.merge(what, n, Integer::sum)));
        rows.delete(keys).forEach((what, n) -> deleted.merge(what, n, Integer::sum));
        audit.record(
                AuditOperation.TASK,
                AuditAction.DELETE,
                keys.size() + " " + auditedAs,
                deleted,
                null);
    }
}
