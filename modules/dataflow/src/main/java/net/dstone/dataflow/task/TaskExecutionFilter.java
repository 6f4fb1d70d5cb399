package net.dstone.dataflow.task;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which executions are meant.
 *
 * @param taskName the exact name; null means any
 * @param endedOnly only those that have ended
 * @param endedBefore only those that ended before, in the database's local time
 */
record TaskExecutionFilter(
        @Nullable String taskName, boolean endedOnly, @Nullable LocalDateTime endedBefore) {

    static final TaskExecutionFilter ALL = new TaskExecutionFilter(null, false, null);

    static TaskExecutionFilter named(String taskName) {
        return new TaskExecutionFilter(taskName, false, null);
    }

    /** A condition on the columns of a task execution table. */
    String condition() {
        List<String> conditions = new ArrayList<>();
        if (taskName != null) {
            conditions.add("TASK_NAME = :taskName");
        }
        if (endedBefore != null) {
            conditions.add("END_TIME < :endedBefore");
        } else if (endedOnly) {
            conditions.add("END_TIME is not null");
        }
        return conditions.isEmpty() ? "1 = 1" : String.join(" and ", conditions);
    }

    boolean isAll() {
        return taskName == null && endedBefore == null && !endedOnly;
    }

    /** Conditions for all others, each one that an index serves; none when there are no such. */
    List<String> complement() {
        if (taskName != null || isAll()) {
            return List.of();
        }
        return endedBefore == null
                ? List.of("END_TIME is null")
                : List.of("END_TIME is null", "END_TIME >= :endedBefore");
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        if (taskName != null) {
            parameters.put("taskName", taskName);
        }
        if (endedBefore != null) {
            parameters.put("endedBefore", endedBefore);
        }
        return parameters;
    }
}
