package net.dstone.dataflow.task;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.dataflow.task.RetentionProperties.Ended;
import net.dstone.server.database.DatabaseOutage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Deletes executions that nobody needs any more, oldest first, with everything that hangs on them. A turn
 * looks at a bounded number and the next one goes on from there; what is passed over, because it is kept
 * longer or could not be deleted, comes up again when all have been looked at.
 */
@Component
class Retention {

    /** Executions that one turn looks at in each target, for their age and again for their number. */
    static final int TURN_SIZE = 20_000;

    /** Tasks that one turn looks at in each target. */
    static final int TASKS_PER_TURN = 500;

    private static final Logger log = LoggerFactory.getLogger(Retention.class);

    /** Where the walk over the tasks is; what is kept longer would else hold it at one task for ever. */
    private record InTask(String taskName, long aboveId) {
        static final InTask START = new InTask("", Long.MIN_VALUE);
    }

    private final RetentionProperties properties;
    private final RetentionRows rows;
    private final TaskExecutionDeleting deleting;
    private final MeterRegistry meters;
    private final Clock clock;

    private final Map<SchemaTarget, Ended> reached = new EnumMap<>(SchemaTarget.class);
    private final Map<SchemaTarget, InTask> reachedInTask = new EnumMap<>(SchemaTarget.class);

    Retention(
            RetentionProperties properties,
            RetentionRows rows,
            TaskExecutionDeleting deleting,
            MeterRegistry meters,
            Clock clock) {
        this.properties = properties;
        this.rows = rows;
        this.deleting = deleting;
        this.meters = meters;
        this.clock = clock;
    }

    /** One turn. Does nothing unless something is set. */
    void runOnce() {
        LocalDateTime now = LocalDateTime.now(clock);
        LocalDateTime moment = properties.endedBefore(now);
        Integer perTask = properties.perTask();
        for (SchemaTarget target : SchemaTarget.values()) {
            if (moment != null) {
                deleteOld(target, moment, now);
            }
            if (perTask != null) {
                deleteTooMany(target, perTask, now);
            }
        }
    }

    private void deleteOld(SchemaTarget target, LocalDateTime moment, LocalDateTime now) {
        Ended behind = reached.remove(target);
        for (int seen = 0; seen < TURN_SIZE; ) {
            List<Ended> ended =
                    rows.endedBefore(target, moment, behind, TaskExecutionDeleting.BATCH_SIZE);
            if (ended.isEmpty()) {
                return;
            }
            deleteOutdated(ended, now);
            behind = ended.getLast();
            seen += ended.size();
        }
        if (behind != null) {
            reached.put(target, behind);
        }
    }

    private void deleteTooMany(SchemaTarget target, int kept, LocalDateTime now) {
        InTask from = Objects.requireNonNullElse(reachedInTask.remove(target), InTask.START);
        List<String> names = rows.taskNames(target, from.taskName(), TASKS_PER_TURN);
        int left = TURN_SIZE;
        for (String name : begunFirst(from, names)) {
            long above = name.equals(from.taskName()) ? from.aboveId() : Long.MIN_VALUE;
            Optional<Long> upTo = rows.newestBut(target, name, kept);
            while (upTo.isPresent() && above < upTo.get()) {
                if (left <= 0) {
                    reachedInTask.put(target, new InTask(name, above));
                    return;
                }
                List<Ended> ended =
                        rows.endedOfTask(
                                target, name, above, upTo.get(), TaskExecutionDeleting.BATCH_SIZE);
                if (ended.isEmpty()) {
                    break;
                }
                deleteOutdated(ended, now);
                above = ended.getLast().key().id();
                left -= ended.size();
            }
        }
        if (names.size() == TASKS_PER_TURN) {
            reachedInTask.put(target, new InTask(names.getLast(), Long.MAX_VALUE));
        }
    }

    private static List<String> begunFirst(InTask begun, List<String> names) {
        return Stream.concat(Stream.of(begun.taskName()), names.stream()).toList();
    }

    private void deleteOutdated(List<Ended> ended, LocalDateTime now) {
        delete(
                ended.stream()
                        .filter(execution -> properties.isOutdated(execution, now))
                        .map(Ended::key)
                        .toList());
    }

    /** Together, or one by one when that fails, so that one that cannot be deleted keeps no other. */
    private void delete(List<ExecutionKey> outdated) {
        if (outdated.isEmpty()) {
            return;
        }
        try {
            deleteTogether(outdated);
        } catch (RuntimeException exception) {
            endTurnInOutage(exception);
            for (ExecutionKey key : outdated) {
                try {
                    deleteTogether(List.of(key));
                } catch (TaskExecutionRunningException running) {
                    log.debug("{} is kept as long as a part of it runs", key, running);
                } catch (RuntimeException failure) {
                    endTurnInOutage(failure);
                    meters.counter("dstone.retention.failed").increment();
                    log.warn("Outdated execution {} could not be deleted", key, failure);
                }
            }
        }
    }

    /** No execution is to blame, and asking for each of them waits for a connection as often. */
    private static void endTurnInOutage(RuntimeException failure) {
        if (DatabaseOutage.causes(failure)) {
            throw failure;
        }
    }

    private void deleteTogether(List<ExecutionKey> outdated) {
        deleting.deleteOutdated(outdated);
        meters.counter("dstone.retention.deleted").increment(outdated.size());
    }
}
