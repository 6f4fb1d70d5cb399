package net.dstone.dataflow.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.dstone.dataflow.database.DatabaseTime;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.dataflow.web.Page;
import net.dstone.dataflow.web.PageQuery;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the executions of all schema targets. */
@Component
public class TaskExecutions {

    private static final String COLUMNS =
            "TASK_EXECUTION_ID, TASK_NAME, START_TIME, END_TIME, EXIT_CODE, EXIT_MESSAGE,"
                    + " ERROR_MESSAGE, LAST_UPDATED, EXTERNAL_EXECUTION_ID, PARENT_EXECUTION_ID";

    /** An execution that has just been recorded has no start yet; its last update stands for it. */
    private static final Comparator<TaskExecution> BY_AGE =
            Comparator.comparing(
                    execution ->
                            Optional.ofNullable(execution.startTime())
                                    .or(() -> Optional.ofNullable(execution.lastUpdated()))
                                    .orElse(Instant.MIN));

    private final JdbcClient jdbc;

    TaskExecutions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<TaskExecution> find(ExecutionKey key) {
        return jdbc.sql(
                        """
                        select %s from %sEXECUTION where TASK_EXECUTION_ID = :id
                        """
                                .formatted(COLUMNS, key.target().taskPrefix()))
                .param("id", key.id())
                .query(mapper(key.target()))
                .optional();
    }

    /**
     * @throws NoSuchTaskExecutionException when there is none
     */
    public TaskExecution get(ExecutionKey key) {
        return find(key).orElseThrow(() -> new NoSuchTaskExecutionException(key));
    }

    /** External ids are unique over all targets as long as platforms make them so; the newest counts. */
    public Optional<TaskExecution> findByExternalId(String externalExecutionId) {
        return Arrays.stream(SchemaTarget.values())
                .flatMap(
                        target ->
                                jdbc
                                        .sql(
                                                """
                                                select %s from %sEXECUTION
                                                where EXTERNAL_EXECUTION_ID = :externalId
                                                """
                                                        .formatted(COLUMNS, target.taskPrefix()))
                                        .param("externalId", externalExecutionId)
                                        .query(mapper(target))
                                        .list()
                                        .stream())
                .max(BY_AGE);
    }

    /**
     * One page over all targets. Each target contributes at most what the page can need, so that a page
     * near the front costs the same however long the history is.
     */
    Page<TaskExecution> list(TaskExecutionFilter filter, PageQuery query) {
        String order = TaskExecutionSort.orderBy(query.sort());
        String union =
                Arrays.stream(SchemaTarget.values())
                        .map(target -> branch(target, filter, order))
                        .collect(Collectors.joining(" union all "));
        List<TaskExecution> content =
                jdbc.sql(
                                """
                                %s
                                order by %s, SCHEMA_TARGET desc
                                limit :size offset :offset
                                """
                                        .formatted(union, order))
                        .params(filter.parameters())
                        .param("upToPage", query.offset() + query.size())
                        .param("size", query.size())
                        .param("offset", query.offset())
                        .query(TaskExecutions::executionOfUnion)
                        .list();
        return new Page<>(content, query, count(filter));
    }

    private static String branch(SchemaTarget target, TaskExecutionFilter filter, String order) {
        // One name only, so this orders nothing; but H2 sees by it that the index by name fits.
        String indexed = filter.taskName() == null ? order : "TASK_NAME, " + order;
        return """
                (select %s, '%s' as SCHEMA_TARGET from %sEXECUTION
                where %s
                order by %s
                limit :upToPage)
                """
                .formatted(
                        COLUMNS,
                        target.wireName(),
                        target.taskPrefix(),
                        filter.condition(),
                        indexed);
    }

    long count(TaskExecutionFilter filter) {
        String sum =
                Arrays.stream(SchemaTarget.values())
                        .map(
                                target ->
                                        "(select count(*) from %sEXECUTION where %s)"
                                                .formatted(target.taskPrefix(), filter.condition()))
                        .collect(Collectors.joining(" + "));
        return jdbc.sql("select " + sum).params(filter.parameters()).query(Long.class).single();
    }

    /**
     * The newest execution of each task that has any. Ids grow within a target, so each target's newest is
     * found in its index; a task whose app changed its Spring Boot generation has one in several.
     */
    Map<String, TaskExecution> findNewest(Collection<String> taskNames) {
        Map<String, TaskExecution> newest = new HashMap<>();
        if (taskNames.isEmpty()) {
            return newest;
        }
        for (SchemaTarget target : SchemaTarget.values()) {
            jdbc.sql(
                            """
                            select %s from %sEXECUTION
                            where TASK_EXECUTION_ID in (
                                select (select TASK_EXECUTION_ID from %sEXECUTION
                                        where TASK_NAME = definition_name
                                        order by TASK_NAME, TASK_EXECUTION_ID desc limit 1)
                                from task_definitions
                                where definition_name in (:names))
                            """
                                    .formatted(COLUMNS, target.taskPrefix(), target.taskPrefix()))
                    .param("names", taskNames)
                    .query(mapper(target))
                    .list()
                    .forEach(
                            execution ->
                                    newest.merge(
                                            String.valueOf(execution.taskName()),
                                            execution,
                                            (one, other) ->
                                                    BY_AGE.compare(one, other) < 0 ? other : one));
        }
        return newest;
    }

    /** Ids of a target above the given one, in their order. */
    List<Long> listIds(SchemaTarget target, TaskExecutionFilter filter, long above, int limit) {
        return jdbc.sql(
                        """
                        select TASK_EXECUTION_ID from %sEXECUTION
                        where TASK_EXECUTION_ID > :above and %s
                        order by TASK_EXECUTION_ID
                        limit :limit
                        """
                                .formatted(target.taskPrefix(), filter.condition()))
                .params(filter.parameters())
                .param("above", above)
                .param("limit", limit)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /** Those of the keys that exist. */
    List<TaskExecution> findAll(Collection<ExecutionKey> keys) {
        return ExecutionKey.idsByTarget(keys).entrySet().stream()
                .flatMap(
                        entry ->
                                jdbc
                                        .sql(
                                                """
                                                select %s from %sEXECUTION
                                                where TASK_EXECUTION_ID in (:ids)
                                                """
                                                        .formatted(
                                                                COLUMNS,
                                                                entry.getKey().taskPrefix()))
                                        .param("ids", entry.getValue())
                                        .query(mapper(entry.getKey()))
                                        .list()
                                        .stream())
                .toList();
    }

    private static TaskExecution executionOfUnion(ResultSet row, int number) throws SQLException {
        String target = row.getString(TaskExecutionSort.SCHEMA_TARGET);
        return execution(row, SchemaTarget.find(target).orElseThrow());
    }

    private static RowMapper<TaskExecution> mapper(SchemaTarget target) {
        return (row, number) -> execution(row, target);
    }

    private static TaskExecution execution(ResultSet row, SchemaTarget target) throws SQLException {
        return new TaskExecution(
                new ExecutionKey(row.getLong("TASK_EXECUTION_ID"), target),
                row.getString("TASK_NAME"),
                DatabaseTime.read(row, "START_TIME"),
                DatabaseTime.read(row, "END_TIME"),
                row.getObject("EXIT_CODE", Integer.class),
                row.getString("EXIT_MESSAGE"),
                row.getString("ERROR_MESSAGE"),
                DatabaseTime.read(row, "LAST_UPDATED"),
                row.getString("EXTERNAL_EXECUTION_ID"),
                row.getObject("PARENT_EXECUTION_ID", Long.class));
    }
}
