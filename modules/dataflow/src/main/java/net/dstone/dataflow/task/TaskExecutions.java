package net.dstone.dataflow.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.dstone.dataflow.database.RowCounts;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.dataflow.web.Count;
import net.dstone.dataflow.web.CountLimit;
import net.dstone.dataflow.web.Page;
import net.dstone.dataflow.web.PageQuery;
import net.dstone.server.database.DatabaseTime;
import net.dstone.server.database.Vendor;
import org.jspecify.annotations.Nullable;
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

    private static final List<RowCounts.Table> COUNTED =
            Arrays.stream(SchemaTarget.values()).map(TaskExecutions::counted).toList();

    private final JdbcClient jdbc;
    private final RowCounts rowCounts;
    private final Vendor vendor;

    public TaskExecutions(JdbcClient jdbc, RowCounts rowCounts) {
        this.jdbc = jdbc;
        this.rowCounts = rowCounts;
        this.vendor = Vendor.of(jdbc);
    }

    /** The executions of a target, to be counted. */
    static RowCounts.Table counted(SchemaTarget target) {
        return new RowCounts.Table(
                target.wireName() + ".TASK_EXECUTION",
                target.taskPrefix() + "EXECUTION",
                "TASK_EXECUTION_ID");
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
     * One page over all targets. Each target contributes at most what the page can need, and keys only,
     * out of an index; the page's own rows are looked up after that. A page in the second half is read
     * from the end.
     */
    Page<TaskExecution> list(TaskExecutionFilter filter, PageQuery query) {
        List<PageQuery.Sort> sorts = TaskExecutionSort.complete(query.sort());
        Count total = count(filter, CountLimit.of(query));
        return new Page<>(inOrder(keys(filter, sorts, query, total)), query, total);
    }

    private List<ExecutionKey> keys(
            TaskExecutionFilter filter, List<PageQuery.Sort> sorts, PageQuery query, Count total) {
        long end = Math.min(query.offset() + query.size(), total.rows());
        if (total.isLowerBound() || end <= total.rows() / 2) {
            boolean few = !filter.isAll() && !total.isLowerBound();
            return keys(filter, sorts, query.offset(), query.size(), false, few);
        }
        if (query.offset() >= end) {
            return List.of();
        }
        return keys(
                        filter,
                        TaskExecutionSort.reversed(sorts),
                        total.rows() - end,
                        end - query.offset(),
                        true,
                        !filter.isAll())
                .reversed();
    }

    private List<ExecutionKey> keys(
            TaskExecutionFilter filter,
            List<PageQuery.Sort> sorts,
            long offset,
            long size,
            boolean fromEnd,
            boolean few) {
        String union =
                Arrays.stream(SchemaTarget.values())
                        .map(target -> branch(target, filter, sorts, fromEnd, few))
                        .collect(Collectors.joining(" union all "));
        return jdbc.sql(
                        """
                        %s
                        order by %s
                        limit :size offset :offset
                        """
                                .formatted(union, TaskExecutionSort.orderBy(sorts, vendor)))
                .params(filter.parameters())
                .param("upToPage", offset + size)
                .param("size", size)
                .param("offset", offset)
                .query(
                        (row, number) ->
                                new ExecutionKey(
                                        row.getLong("TASK_EXECUTION_ID"),
                                        SchemaTarget.find(
                                                        row.getString(
                                                                TaskExecutionSort.SCHEMA_TARGET))
                                                .orElseThrow()))
                .list();
    }

    /**
     * @param few whether the filter selects so few that they are better sorted than found in the index of
     *     an order that does not know the filter; {@code distinct} keeps databases from trying that
     */
    private String branch(
            SchemaTarget target,
            TaskExecutionFilter filter,
            List<PageQuery.Sort> sorts,
            boolean fromEnd,
            boolean few) {
        String columns = String.join(", ", TaskExecutionSort.columns(sorts));
        String order = TaskExecutionSort.orderByInTarget(sorts, vendor);
        if (few) {
            return """
                    (select %1$s, '%2$s' as SCHEMA_TARGET from (
                    select distinct %1$s from %3$sEXECUTION where %4$s) %2$s
                    order by %5$s
                    limit :upToPage)
                    """
                    .formatted(
                            columns,
                            target.wireName(),
                            target.taskPrefix(),
                            filter.condition(),
                            order);
        }
        // One name only, so this orders nothing; but H2 sees by it that the index by name fits.
        String indexed =
                filter.taskName() == null ? "" : fromEnd ? "TASK_NAME desc, " : "TASK_NAME, ";
        return """
                (select %s, '%s' as SCHEMA_TARGET from %sEXECUTION
                where %s
                order by %s%s
                limit :upToPage)
                """
                .formatted(
                        columns,
                        target.wireName(),
                        target.taskPrefix(),
                        filter.condition(),
                        indexed,
                        order);
    }

    private List<TaskExecution> inOrder(List<ExecutionKey> keys) {
        Map<ExecutionKey, TaskExecution> found =
                findAll(keys).stream()
                        .collect(Collectors.toMap(TaskExecution::key, Function.identity()));
        return keys.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /**
     * How many executions there are of all targets.
     *
     * @param limit of a filter no more than so many in each target are counted
     */
    Count count(TaskExecutionFilter filter, long limit) {
        if (filter.isAll()) {
            return Count.exactly(rowCounts.count(COUNTED));
        }
        Count selected = count(filter.condition(), filter, limit);
        List<String> others = filter.complement();
        if (!selected.isLowerBound() || others.isEmpty()) {
            return selected;
        }
        long remaining = 0;
        for (String other : others) {
            Count count = count(other, filter, limit);
            if (count.isLowerBound()) {
                return selected;
            }
            remaining += count.rows();
        }
        return Count.exactly(rowCounts.count(COUNTED) - remaining);
    }

    private Count count(String condition, TaskExecutionFilter filter, long limit) {
        String branches =
                Arrays.stream(SchemaTarget.values())
                        .map(
                                target ->
                                        """
                                        select count(*) from (select TASK_EXECUTION_ID from %sEXECUTION
                                        where %s limit :limit) %s
                                        """
                                                .formatted(
                                                        target.taskPrefix(),
                                                        condition,
                                                        target.wireName()))
                        .collect(Collectors.joining(" union all "));
        List<Long> counts =
                jdbc.sql(branches)
                        .params(filter.parameters())
                        .param("limit", limit + 1)
                        .query((row, number) -> row.getLong(1))
                        .list();
        return new Count(
                counts.stream().mapToLong(Long::longValue).sum(),
                counts.stream().anyMatch(count -> count > limit));
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

    /**
     * Where a walk over a target's executions is: by id, or by end and id when it is the ended ones that
     * are wanted.
     */
    record Position(long id, @Nullable LocalDateTime end) {
        static final Position START = new Position(Long.MIN_VALUE, null);
    }

    /**
     * The next executions of a target behind a position.
     *
     * @param upToId no newer ones, or a walk would never end while tasks are launched
     */
    List<Position> next(
            SchemaTarget target,
            TaskExecutionFilter filter,
            Position behind,
            long upToId,
            int limit) {
        boolean byEnd = filter.taskName() == null && !filter.isAll();
        String condition;
        String order;
        if (!byEnd) {
            condition = "TASK_EXECUTION_ID > :id";
            order = "TASK_EXECUTION_ID";
        } else {
            condition =
                    behind.end() == null
                            ? "1 = 1"
                            : "END_TIME >= :end and (END_TIME > :end or TASK_EXECUTION_ID > :id)";
            order =
                    TaskExecutionSort.orderBy(
                            List.of(
                                    new PageQuery.Sort("END_TIME", false),
                                    new PageQuery.Sort("TASK_EXECUTION_ID", false)),
                            vendor);
        }
        return jdbc.sql(
                        """
                        select TASK_EXECUTION_ID, END_TIME from %sEXECUTION
                        where %s and %s and TASK_EXECUTION_ID <= :upToId
                        order by %s
                        limit :limit
                        """
                                .formatted(
                                        target.taskPrefix(), condition, filter.condition(), order))
                .params(filter.parameters())
                .param("id", behind.id())
                .param("end", behind.end())
                .param("upToId", upToId)
                .param("limit", limit)
                .query(
                        (row, number) ->
                                new Position(row.getLong(1), row.getObject(2, LocalDateTime.class)))
                .list();
    }

    /** How many there are of all targets. */
    public long count() {
        return rowCounts.count(COUNTED);
    }

    /** The execution of the same task and target that was recorded next before this one. */
    public Optional<Long> findIdBefore(TaskExecution execution) {
        return findNeighbour(
                execution, "TASK_EXECUTION_ID < :id order by TASK_NAME, TASK_EXECUTION_ID desc");
    }

    /** The execution of the same task and target that was recorded next after this one. */
    public Optional<Long> findIdAfter(TaskExecution execution) {
        return findNeighbour(
                execution,
                "TASK_EXECUTION_ID > :id order by %s, TASK_EXECUTION_ID"
                        .formatted(
                                vendor.isMysqlFamily()
                                        ? "TASK_NAME desc"
                                        : "TASK_NAME desc nulls first"));
    }

    private Optional<Long> findNeighbour(TaskExecution execution, String conditionAndOrder) {
        return jdbc.sql(
                        """
                        select TASK_EXECUTION_ID from %sEXECUTION
                        where TASK_NAME = :name and %s
                        limit 1
                        """
                                .formatted(
                                        execution.key().target().taskPrefix(), conditionAndOrder))
                .param("name", execution.taskName())
                .param("id", execution.key().id())
                .query(Long.class)
                .optional();
    }

    /** The newest id of a target, 0 if there is none. */
    long newestId(SchemaTarget target) {
        return jdbc.sql(
                        "select coalesce(max(TASK_EXECUTION_ID), 0) from %sEXECUTION"
                                .formatted(target.taskPrefix()))
                .query(Long.class)
                .single();
    }

    /** Those of the keys that exist. */
    public List<TaskExecution> findAll(Collection<ExecutionKey> keys) {
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
