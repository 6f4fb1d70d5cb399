package net.dstone.dataflow.task;

import static net.dstone.dataflow.schema.SchemaTarget.BOOT2;
import static net.dstone.dataflow.schema.SchemaTarget.BOOT3;
import static net.dstone.dataflow.schema.SchemaTarget.BOOT4;
import static net.dstone.dataflow.task.TaskTables.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import net.dstone.dataflow.testing.Counts;
import net.dstone.dataflow.testing.TestDatabase;
import net.dstone.dataflow.web.Count;
import net.dstone.dataflow.web.InvalidSortException;
import net.dstone.dataflow.web.Page;
import net.dstone.dataflow.web.PageQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@EnumSource
class TaskExecutionsTest {

    private final TaskTables tables;
    private final TaskExecutions executions;

    TaskExecutionsTest(TestDatabase database) {
        DataSource dataSource = database.newMigrated();
        JdbcClient jdbc = JdbcClient.create(dataSource);
        tables = new TaskTables(jdbc);
        executions = new TaskExecutions(jdbc, Counts.of(dataSource));
    }

    @Test
    void newestComeFirstOverAllTargetsAndThoseThatHaveNotBegunBeforeThem() {
        ExecutionKey old = tables.ended(BOOT2, 9, "a", NOON.minusDays(2), 0);
        ExecutionKey waiting = tables.waiting(BOOT2, 3, "a");
        ExecutionKey running = tables.running(BOOT3, 1, "b", NOON);
        ExecutionKey middle = tables.ended(BOOT4, 7, "b", NOON.minusDays(1), 1);
        ExecutionKey sameStart = tables.ended(BOOT4, 8, "b", NOON.minusDays(1), 1);

        assertThat(keys(list(0, 20))).containsExactly(waiting, running, sameStart, middle, old);
    }

    @Test
    void pagesNeitherOverlapNorLeaveOut() {
        for (int id = 1; id <= 4; id++) {
            tables.ended(BOOT2, id, "a", NOON.plusHours(id), 0);
            tables.ended(BOOT3, id, "a", NOON.plusHours(id), 0);
        }

        Page<TaskExecution> first = list(0, 3);
        Page<TaskExecution> second = list(1, 3);
        Page<TaskExecution> third = list(2, 3);

        assertThat(first.total()).isEqualTo(8);
        assertThat(keys(first))
                .containsExactly(
                        new ExecutionKey(4, BOOT3),
                        new ExecutionKey(4, BOOT2),
                        new ExecutionKey(3, BOOT3));
        assertThat(keys(second))
                .containsExactly(
                        new ExecutionKey(3, BOOT2),
                        new ExecutionKey(2, BOOT3),
                        new ExecutionKey(2, BOOT2));
        assertThat(keys(third))
                .containsExactly(new ExecutionKey(1, BOOT3), new ExecutionKey(1, BOOT2));
        assertThat(keys(list(3, 3))).isEmpty();
    }

    @Test
    void sortsByColumnsInAnyLetterCase() {
        ExecutionKey failed = tables.ended(BOOT2, 1, "b", NOON, 7);
        ExecutionKey complete = tables.ended(BOOT3, 2, "c", NOON, 0);
        ExecutionKey running = tables.running(BOOT2, 3, "a", NOON);

        assertThat(keys(sorted("TASK_NAME", true))).containsExactly(complete, failed, running);
        assertThat(keys(sorted("task_execution_id", false)))
                .containsExactly(failed, complete, running);
        assertThat(keys(sorted("exit_code", false))).containsExactly(complete, failed, running);
        assertThat(keys(sorted("EXIT_CODE", true))).containsExactly(running, failed, complete);
        assertThat(keys(sorted("SCHEMA_TARGET", true))).containsExactly(complete, running, failed);
        for (String column :
                List.of(
                        "START_TIME",
                        "END_TIME",
                        "EXIT_MESSAGE",
                        "ERROR_MESSAGE",
                        "LAST_UPDATED",
                        "EXTERNAL_EXECUTION_ID",
                        "PARENT_EXECUTION_ID")) {
            assertThat(keys(sorted(column, false))).hasSize(3);
        }
    }

    @Test
    void refusesToSortByAnythingElse() {
        assertThatExceptionOfType(InvalidSortException.class)
                .isThrownBy(() -> sorted("taskName", false))
                .withMessageContaining("taskName")
                .withMessageContaining("TASK_NAME");
    }

    @Test
    void filtersByNameAndEnd() {
        ExecutionKey early = tables.ended(BOOT2, 1, "nightly", NOON.minusDays(3), 0);
        ExecutionKey late = tables.ended(BOOT3, 1, "nightly", NOON, 0);
        ExecutionKey running = tables.running(BOOT3, 2, "nightly", NOON);
        tables.ended(BOOT2, 2, "nightly-import");

        TaskExecutionFilter named = TaskExecutionFilter.named("nightly");
        TaskExecutionFilter ended = new TaskExecutionFilter("nightly", true, null);
        TaskExecutionFilter endedEarly = new TaskExecutionFilter("nightly", false, NOON);

        assertThat(keys(executions.list(named, page(0, 20)))).containsExactly(running, late, early);
        assertThat(executions.count(named, 100)).isEqualTo(Count.exactly(3));
        assertThat(keys(executions.list(ended, page(0, 20)))).containsExactly(late, early);
        assertThat(executions.count(ended, 100)).isEqualTo(Count.exactly(2));
        assertThat(keys(executions.list(endedEarly, page(0, 20)))).containsExactly(early);
        assertThat(executions.count(TaskExecutionFilter.ALL, 100)).isEqualTo(Count.exactly(4));
    }

    @Test
    void newestOfATaskIsTheOneRecordedLastEvenIfItHasNotBegun() {
        tables.definition("a", "x", null);
        tables.definition("b", "x", null);
        tables.definition("none", "x", null);
        tables.waiting(BOOT2, 1, "a");
        ExecutionKey begun = tables.ended(BOOT2, 2, "a", NOON, 0);
        tables.ended(BOOT2, 3, "b", NOON.minusDays(1), 0);
        tables.running(BOOT3, 1, "b", NOON);
        ExecutionKey recorded = tables.waiting(BOOT3, 2, "b");

        Map<String, ExecutionKey> newest = new HashMap<>();
        executions
                .findNewest(List.of("a", "b", "none"))
                .forEach((name, execution) -> newest.put(name, execution.key()));

        assertThat(newest).isEqualTo(Map.of("a", begun, "b", recorded));
        assertThat(executions.findNewest(List.of())).isEmpty();
    }

    @Test
    void idsAreFoundWithinTheirTargetOnly() {
        ExecutionKey key = tables.ended(BOOT3, 5, "a");

        assertThat(executions.find(key)).isPresent();
        assertThatExceptionOfType(NoSuchTaskExecutionException.class)
                .isThrownBy(() -> executions.get(new ExecutionKey(5, BOOT2)))
                .withMessage("Could not find TaskExecution with id 5 for schema target boot2");
    }

    @Test
    void externalIdsAreSearchedInAllTargets() {
        ExecutionKey key = tables.ended(BOOT4, 5, "a");

        assertThat(executions.findByExternalId(TaskTables.externalId(BOOT4, 5)))
                .hasValueSatisfying(execution -> assertThat(execution.key()).isEqualTo(key));
        assertThat(executions.findByExternalId("nope")).isEmpty();
    }

    private Page<TaskExecution> list(int page, int size) {
        return executions.list(TaskExecutionFilter.ALL, page(page, size));
    }

    private Page<TaskExecution> sorted(String column, boolean descending) {
        return executions.list(
                TaskExecutionFilter.ALL,
                new PageQuery(0, 20, List.of(new PageQuery.Sort(column, descending))));
    }

    private static PageQuery page(int page, int size) {
        return new PageQuery(page, size, List.of());
    }

    private static List<ExecutionKey> keys(Page<TaskExecution> page) {
        return page.content().stream().map(TaskExecution::key).toList();
    }
}
