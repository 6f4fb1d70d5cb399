package net.dstone.dataflow.task;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.dstone.dataflow.database.RowCounts;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.platform.LaunchId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds and deletes all rows that make up executions, those of Spring Batch excepted. */
@Component
public class TaskExecutionRows {

    /** A launch that a platform may keep something of. */
    record Launch(LaunchId id, String platformName) {}

    private static final String PARENT_TARGET = "--spring.cloud.task.parent-schema-target=";

    private final JdbcClient jdbc;
    private final RowCounts rowCounts;

    TaskExecutionRows(JdbcClient jdbc, RowCounts rowCounts) {
        this.jdbc = jdbc;
        this.rowCounts = rowCounts;
    }

    /** The executions and their children of any depth, each once. */
    List<ExecutionKey> withChildren(Collection<ExecutionKey> parents) {
        Set<ExecutionKey> all = new LinkedHashSet<>(parents);
        Collection<ExecutionKey> generation = parents;
        while (!generation.isEmpty()) {
            List<ExecutionKey> children = children(generation);
            children.removeIf(child -> !all.add(child));
            generation = children;
        }
        return List.copyOf(all);
    }

    /** An execution and the one, of a composed task, that it is a part of. */
    public record Child(ExecutionKey key, ExecutionKey parent) {}

    /** Those the executions, of composed tasks, are the parents of; no more than so many of them. */
    public List<Child> children(Collection<ExecutionKey> parents, int limit) {
        List<Child> children = new ArrayList<>();
        ExecutionKey.idsByTarget(parents)
                .forEach(
                        (parentTarget, parentIds) -> {
                            for (SchemaTarget target : SchemaTarget.values()) {
                                children.addAll(children(target, parentTarget, parentIds, limit));
                            }
                        });
        return children.size() <= limit ? children : children.subList(0, limit);
    }

    private List<ExecutionKey> children(Collection<ExecutionKey> parents) {
        return new ArrayList<>(
                children(parents, Integer.MAX_VALUE).stream().map(Child::key).toList());
    }

    /**
     * The row of a child names its parent's id only. Which target that id is of stands in an argument of
     * the child; where that is missing, it is the child's own.
     */
    private List<Child> children(
            SchemaTarget target, SchemaTarget parentTarget, List<Long> parentIds, int limit) {
        return jdbc.sql(
                        """
                        select c.TASK_EXECUTION_ID, c.PARENT_EXECUTION_ID from %1$sEXECUTION c
                        where c.PARENT_EXECUTION_ID in (:parents)
                          and :wanted = coalesce(
                            (select max(p.TASK_PARAM) from %1$sEXECUTION_PARAMS p
                             where p.TASK_EXECUTION_ID = c.TASK_EXECUTION_ID
                               and p.TASK_PARAM like :anyTarget),
                            :ownTarget)
                        limit %2$d
                        """
                                .formatted(target.taskPrefix(), limit))
                .param("parents", parentIds)
                .param("wanted", PARENT_TARGET + parentTarget.wireName())
                .param("anyTarget", PARENT_TARGET + "%")
                .param("ownTarget", PARENT_TARGET + target.wireName())
                .query(
                        (row, number) ->
                                new Child(
                                        new ExecutionKey(row.getLong(1), target),
                                        new ExecutionKey(row.getLong(2), parentTarget)))
                .list();
    }

    /**
     * Those of the executions that wait or run. Of what this server did not launch it is not known, and
     * SCDF's databases hold many that look as if they still ran.
     */
    public List<ExecutionKey> running(Collection<ExecutionKey> keys) {
        List<ExecutionKey> running = new ArrayList<>();
        ExecutionKey.idsByTarget(keys)
                .forEach(
                        (target, ids) ->
                                running(target, ids)
                                        .forEach(id -> running.add(new ExecutionKey(id, target))));
        return running;
    }

    private List<Long> running(SchemaTarget target, List<Long> ids) {
        return jdbc.sql(
                        """
                        select task_execution_id from task_run
                        where schema_target = :target and task_execution_id in (:ids)
                          and ended_at is null
                        order by task_execution_id
                        """)
                .param("target", target.wireName())
                .param("ids", ids)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /** As above, of those the filter selects. */
    List<ExecutionKey> running(TaskExecutionFilter filter) {
        List<ExecutionKey> running = new ArrayList<>();
        for (SchemaTarget target : SchemaTarget.values()) {
            running(target, filter).forEach(id -> running.add(new ExecutionKey(id, target)));
        }
        return running;
    }

    private List<Long> running(SchemaTarget target, TaskExecutionFilter filter) {
        return jdbc.sql(
                        """
                        select TASK_EXECUTION_ID from %sEXECUTION
                        where TASK_EXECUTION_ID in (
                            select task_execution_id from task_run
                            where state in ('QUEUED', 'LAUNCHING', 'RUNNING')
                              and schema_target = :target)
                          and %s
                        order by TASK_EXECUTION_ID
                        """
                                .formatted(target.taskPrefix(), filter.condition()))
                .params(filter.parameters())
                .param("target", target.wireName())
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /** What this server launched for the executions. */
    List<Launch> launches(Collection<ExecutionKey> keys) {
        List<Launch> launches = new ArrayList<>();
        ExecutionKey.idsByTarget(keys)
                .forEach((target, ids) -> launches.addAll(launches(target, ids)));
        return launches;
    }

    private List<Launch> launches(SchemaTarget target, List<Long> ids) {
        return jdbc.sql(
                        """
                        select launch_id, platform_name from task_run
                        where schema_target = :target and task_execution_id in (:ids)
                        """)
                .param("target", target.wireName())
                .param("ids", ids)
                .query(
                        (row, number) ->
                                new Launch(new LaunchId(row.getString(1)), row.getString(2)))
                .list();
    }

    /**
     * Deletes the rows; relations to jobs too, so whatever needs those must have been deleted before.
     *
     * @return how many of what
     */
    Map<String, Integer> delete(Collection<ExecutionKey> keys) {
        Map<String, Integer> deleted = new TreeMap<>();
        ExecutionKey.idsByTarget(keys).forEach((target, ids) -> delete(target, ids, deleted));
        return deleted;
    }

    private void delete(SchemaTarget target, List<Long> ids, Map<String, Integer> deleted) {
        String prefix = target.taskPrefix();
        List<Long> existing =
                jdbc.sql(
                                """
                                select TASK_EXECUTION_ID from %sEXECUTION
                                where TASK_EXECUTION_ID in (:ids) order by TASK_EXECUTION_ID for update
                                """
                                        .formatted(prefix))
                        .param("ids", ids)
                        .query((row, number) -> row.getLong(1))
                        .list();
        jdbc.sql(
                        """
                        delete from task_deployment where task_deployment_id in (
                            select EXTERNAL_EXECUTION_ID from %sEXECUTION
                            where TASK_EXECUTION_ID in (:ids))
                        """
                                .formatted(prefix))
                .param("ids", ids)
                .update();
        jdbc.sql(
                        """
                        delete from task_run
                        where schema_target = :target and task_execution_id in (:ids)
                        """)
                .param("target", target.wireName())
                .param("ids", ids)
                .update();
        Map.of(
                        "Launch Manifests", target.manifestTable(),
                        "Task Execution Params", prefix + "EXECUTION_PARAMS",
                        "Task Batch Relations", prefix + "TASK_BATCH")
                .forEach((what, table) -> deleted.merge(what, delete(table, ids), Integer::sum));
        deleted.merge("Task Executions", delete(prefix + "EXECUTION", ids), Integer::sum);
        rowCounts.deleted(TaskExecutions.counted(target), existing);
    }

    private int delete(String table, List<Long> ids) {
        return jdbc.sql("delete from %s where TASK_EXECUTION_ID in (:ids)".formatted(table))
                .param("ids", ids)
                .update();
    }
}
