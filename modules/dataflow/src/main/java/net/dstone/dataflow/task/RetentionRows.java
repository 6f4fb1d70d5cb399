package net.dstone.dataflow.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.dataflow.web.PageQuery;
import net.dstone.server.database.Vendor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds executions that may be outdated, each target's oldest first and always a few at a time. */
@Component
class RetentionRows {

    private final JdbcClient jdbc;
    private final Vendor vendor;

    RetentionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.vendor = Vendor.of(jdbc);
    }

    /**
     * Those that ended before a moment, by the time they did.
     *
     * @param behind the last one seen; null to begin with
     */
    List<RetentionProperties.Ended> endedBefore(
            SchemaTarget target,
            LocalDateTime moment,
            RetentionProperties.@Nullable Ended behind,
            int limit) {
        String seen =
                behind == null
                        ? ""
                        : """
                          and e.END_TIME >= :end
                          and (e.END_TIME > :end or e.TASK_EXECUTION_ID > :id)
                          """;
        return select(
                        target,
                        "where e.END_TIME < :moment " + seen,
                        TaskExecutionSort.orderBy(
                                List.of(
                                        new PageQuery.Sort("END_TIME", false),
                                        new PageQuery.Sort("TASK_EXECUTION_ID", false)),
                                vendor),
                        limit)
                .param("moment", moment)
                .param("end", behind == null ? null : behind.endTime())
                .param("id", behind == null ? null : behind.key().id())
                .query((row, number) -> ended(row, target))
                .list();
    }

    /** Those of a task up to an id that have ended, by id. */
    List<RetentionProperties.Ended> endedOfTask(
            SchemaTarget target, String taskName, long aboveId, long upToId, int limit) {
        return select(
                        target,
                        """
                        where e.TASK_NAME = :name and e.TASK_EXECUTION_ID > :above
                          and e.TASK_EXECUTION_ID <= :upTo and e.END_TIME is not null
                        """,
                        "TASK_EXECUTION_ID",
                        limit)
                .param("name", taskName)
                .param("above", aboveId)
                .param("upTo", upToId)
                .query((row, number) -> ended(row, target))
                .list();
    }

    private JdbcClient.StatementSpec select(
            SchemaTarget target, String where, String order, int limit) {
        String parents =
                Arrays.stream(SchemaTarget.values())
                        .map(
                                one ->
                                        """
                                        exists (select 1 from %sEXECUTION p
                                        where p.TASK_EXECUTION_ID = e.PARENT_EXECUTION_ID)
                                        """
                                                .formatted(one.taskPrefix()))
                        .collect(Collectors.joining(" or "));
        return jdbc.sql(
                        """
                        select e.TASK_EXECUTION_ID, e.END_TIME,
                        case when e.EXIT_CODE = 0 and not exists (
                            select 1 from %1$sTASK_BATCH b
                            join %2$sJOB_EXECUTION j on j.JOB_EXECUTION_ID = b.JOB_EXECUTION_ID
                            where b.TASK_EXECUTION_ID = e.TASK_EXECUTION_ID
                              and j.STATUS <> 'COMPLETED') then 0 else 1 end as FAILED,
                        case when %3$s then 1 else 0 end as HAS_PARENT
                        from %1$sEXECUTION e
                        %4$s
                        order by %5$s
                        limit :limit
                        """
                                .formatted(
                                        target.taskPrefix(),
                                        target.batchPrefix(),
                                        parents,
                                        where,
                                        order))
                .param("limit", limit);
    }

    private static RetentionProperties.Ended ended(ResultSet row, SchemaTarget target)
            throws SQLException {
        return new RetentionProperties.Ended(
                new ExecutionKey(row.getLong("TASK_EXECUTION_ID"), target),
                row.getObject("END_TIME", LocalDateTime.class),
                row.getInt("FAILED") == 1,
                row.getInt("HAS_PARENT") == 1);
    }

    /** The names of tasks with executions, in their order. */
    List<String> taskNames(SchemaTarget target, String behind, int limit) {
        List<String> names = new ArrayList<>();
        Optional<String> next = taskName(target, behind);
        while (next.isPresent()) {
            names.add(next.get());
            next = names.size() < limit ? taskName(target, next.get()) : Optional.empty();
        }
        return names;
    }

    private Optional<String> taskName(SchemaTarget target, String behind) {
        return jdbc.sql(
                        """
                        select TASK_NAME from %sEXECUTION
                        where TASK_NAME > :behind order by TASK_NAME limit 1
                        """
                                .formatted(target.taskPrefix()))
                .param("behind", behind)
                .query(String.class)
                .optional();
    }

    /** The id of the task's newest execution but so many; empty when it has no more. */
    Optional<Long> newestBut(SchemaTarget target, String taskName, int kept) {
        return jdbc.sql(
                        """
                        select TASK_EXECUTION_ID from %sEXECUTION
                        where TASK_NAME = :name
                        order by TASK_NAME, TASK_EXECUTION_ID desc
                        limit 1 offset :kept
                        """
                                .formatted(target.taskPrefix()))
                .param("name", taskName)
                .param("kept", kept)
                .query(Long.class)
                .optional();
    }
}
