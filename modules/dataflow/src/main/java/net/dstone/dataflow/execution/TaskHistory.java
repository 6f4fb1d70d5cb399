package net.dstone.dataflow.execution;

import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.server.database.DatabaseTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The last executions of several tasks at once, as little of each as a strip of runs needs. Each task and
 * target is a branch that an index answers, so the length of the history does not matter.
 */
@Repository
class TaskHistory {

    /** Tasks of a statement; with more of them databases plan for longer than they read. */
    private static final int MOST_AT_ONCE = 10;

    private static final Comparator<Found> NEWEST_FIRST =
            Comparator.comparing(Found::moment)
                    .thenComparing(found -> found.run().schemaTarget())
                    .thenComparing(found -> found.run().id())
                    .reversed();

    private final JdbcClient jdbc;

    TaskHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An execution. Times that the program has not recorded are those its process had.
     *
     * @param state as in a search
     */
    @Schema(name = "PastExecution")
    record Run(
            long id,
            String schemaTarget,
            ExecutionState state,
            @Nullable Instant startTime,
            @Nullable Instant endTime,
            @Nullable Integer exitCode) {}

    /**
     * @param moment what targets are merged by: when it was queued, or started
     */
    private record Found(Run run, Instant moment) {}

    /**
     * @param tasks names, each once
     * @param size how many executions of each
     * @return by name, the newest first; empty for a task that never ran
     */
    Map<String, List<Run>> of(List<String> tasks, int size) {
        Map<String, List<Run>> history = new LinkedHashMap<>();
        for (int from = 0; from < tasks.size(); from += MOST_AT_ONCE) {
            List<String> some = tasks.subList(from, Math.min(from + MOST_AT_ONCE, tasks.size()));
            List<List<Found>> found = read(some, size);
            for (int i = 0; i < some.size(); i++) {
                history.put(
                        some.get(i),
                        found.get(i).stream()
                                .sorted(NEWEST_FIRST)
                                .limit(size)
                                .map(Found::run)
                                .toList());
            }
        }
        return history;
    }

    private List<List<Found>> read(List<String> tasks, int size) {
        List<List<Found>> found = new ArrayList<>();
        List<String> branches = new ArrayList<>();
        Map<String, Object> names = new HashMap<>();
        for (int i = 0; i < tasks.size(); i++) {
            found.add(new ArrayList<>());
            names.put("task" + i, tasks.get(i));
            for (SchemaTarget target : SchemaTarget.values()) {
                branches.add(branch(i, target, size));
            }
        }
        RowCallbackHandler add = row -> found.get(row.getInt("task")).add(found(row));
        jdbc.sql(String.join("union all\n", branches)).params(names).query(add);
        return found;
    }

    /** The name in the order is the same for all rows: H2 sees by it that the index fits. */
    private static String branch(int task, SchemaTarget target, int size) {
        return """
        (select %1$d as task, %2$d as target, e.TASK_EXECUTION_ID as id, e.START_TIME, e.END_TIME,
        e.EXIT_CODE, e.LAST_UPDATED, r.state, r.queued_at, r.started_at, r.ended_at,
        r.exit_code as run_exit_code
        from (select TASK_EXECUTION_ID, START_TIME, END_TIME, EXIT_CODE, LAST_UPDATED
            from %3$sEXECUTION where TASK_NAME = :task%1$d
            order by TASK_NAME, TASK_EXECUTION_ID desc limit %4$d) e
        left join task_run r on r.task_execution_id = e.TASK_EXECUTION_ID
        and r.schema_target = '%5$s')
        """
                .formatted(task, target.ordinal(), target.taskPrefix(), size, target.wireName());
    }

    private static Found found(ResultSet row) throws SQLException {
        Instant start = DatabaseTime.read(row, "START_TIME");
        Instant end = DatabaseTime.read(row, "END_TIME");
        Instant queued = DatabaseTime.readUtc(row, "queued_at");
        Instant updated = DatabaseTime.read(row, "LAST_UPDATED");
        Integer recorded = row.getObject("EXIT_CODE", Integer.class);
        Run run =
                new Run(
                        row.getLong("id"),
                        SchemaTarget.values()[row.getInt("target")].wireName(),
                        ExecutionState.ofRunOrRow(row.getString("state"), start, end, recorded),
                        ExecutionRowReader.millis(
                                start == null ? DatabaseTime.readUtc(row, "started_at") : start),
                        ExecutionRowReader.millis(
                                end == null ? DatabaseTime.readUtc(row, "ended_at") : end),
                        recorded == null
                                ? row.getObject("run_exit_code", Integer.class)
                                : recorded);
        Instant begun = Objects.requireNonNullElse(start, Instant.EPOCH);
        return new Found(
                run, queued != null ? queued : start == null && updated != null ? updated : begun);
    }
}
