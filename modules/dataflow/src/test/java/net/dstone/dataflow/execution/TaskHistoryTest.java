package net.dstone.dataflow.execution;

import static net.dstone.dataflow.schema.SchemaTarget.BOOT2;
import static net.dstone.dataflow.schema.SchemaTarget.BOOT3;
import static net.dstone.dataflow.schema.SchemaTarget.BOOT4;
import static net.dstone.dataflow.task.TaskTables.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import net.dstone.dataflow.task.ExecutionKey;
import net.dstone.dataflow.task.TaskTables;
import net.dstone.dataflow.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@EnumSource
class TaskHistoryTest {

    private final JdbcClient jdbc;
    private final TaskTables tables;
    private final TaskHistory history;

    TaskHistoryTest(TestDatabase database) {
        jdbc = JdbcClient.create(database.newMigrated());
        tables = new TaskTables(jdbc);
        history = new TaskHistory(jdbc);
    }

    @Test
    void theNewestOfAllTargetsComeFirstWithWhatIsKnownOfThem() {
        tables.ended(BOOT2, 7, "a", NOON.minusDays(2), 3);
        tables.running(BOOT2, 8, "a", NOON.minusDays(1));
        tables.ended(BOOT3, 1, "a", NOON.plusHours(1), 0);
        queued(new ExecutionKey(1, BOOT3), "SUCCEEDED", NOON);
        queued(tables.waiting(BOOT4, 1, "a"), "QUEUED", NOON.plusMinutes(30));
        tables.ended(BOOT3, 2, "b", NOON, 1);

        Map<String, List<TaskHistory.Run>> found = history.of(List.of("b", "a", "none"), 20);

        assertThat(found.keySet()).containsExactly("b", "a", "none");
        assertThat(found.get("none")).isEmpty();
        assertThat(found.get("b"))
                .extracting(TaskHistory.Run::id, TaskHistory.Run::state)
                .containsExactly(tuple(2L, ExecutionState.FAILED));
        List<TaskHistory.Run> ofA = Objects.requireNonNull(found.get("a"));
        assertThat(ofA)
                .extracting(TaskHistory.Run::schemaTarget, TaskHistory.Run::state)
                .containsExactly(
                        tuple("boot4", ExecutionState.QUEUED),
                        tuple("boot3", ExecutionState.SUCCEEDED),
                        tuple("boot2", ExecutionState.RUNNING),
                        tuple("boot2", ExecutionState.FAILED));
        assertThat(ofA.get(0).startTime()).isNull();
        assertThat(ofA.get(2).endTime()).isNull();
        TaskHistory.Run oldest = ofA.get(3);
        assertThat(oldest.exitCode()).isEqualTo(3);
        assertThat(oldest.startTime())
                .isEqualTo(NOON.minusDays(2).atZone(ZoneId.systemDefault()).toInstant());
        assertThat(
                        Duration.between(
                                Objects.requireNonNull(oldest.startTime()),
                                Objects.requireNonNull(oldest.endTime())))
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void timesAndExitCodeThatTheProgramHasNotRecordedAreThoseOfItsProcess() {
        ExecutionKey killed = tables.waiting(BOOT4, 1, "a");
        queued(killed, "FAILED", NOON);
        jdbc.sql("update task_run set started_at = :start, ended_at = :end, exit_code = 137")
                .param("start", NOON)
                .param("end", NOON.plusSeconds(5))
                .update();

        assertThat(history.of(List.of("a"), 1).get("a"))
                .containsExactly(
                        new TaskHistory.Run(
                                1,
                                "boot4",
                                ExecutionState.FAILED,
                                NOON.toInstant(ZoneOffset.UTC),
                                NOON.plusSeconds(5).toInstant(ZoneOffset.UTC),
                                137));
    }

    @Test
    void ofEachOfManyTasksOnlyTheLastAreTold() {
        List<String> tasks = IntStream.range(0, 25).mapToObj(i -> "task" + i).toList();
        for (int i = 0; i < tasks.size(); i++) {
            for (int day = 0; day < 3; day++) {
                tables.ended(BOOT3, 10L * i + day + 1, tasks.get(i), NOON.plusDays(day), 0);
                tables.ended(BOOT4, 10L * i + day + 1, tasks.get(i), NOON.plusDays(-day - 1), 0);
            }
        }

        Map<String, List<TaskHistory.Run>> found = history.of(tasks, 4);

        assertThat(found).hasSize(25);
        for (int i = 0; i < tasks.size(); i++) {
            assertThat(found.get(tasks.get(i)))
                    .extracting(TaskHistory.Run::id, TaskHistory.Run::schemaTarget)
                    .containsExactly(
                            tuple(10L * i + 3, "boot3"),
                            tuple(10L * i + 2, "boot3"),
                            tuple(10L * i + 1, "boot3"),
                            tuple(10L * i + 1, "boot4"));
        }
    }

    private void queued(ExecutionKey key, String state, LocalDateTime queued) {
        tables.launched(key, "default", state);
        jdbc.sql(
                        """
                        update task_run set queued_at = :queued
                        where task_execution_id = :id and schema_target = :target
                        """)
                .param(
                        "queued",
                        LocalDateTime.ofInstant(
                                queued.atZone(ZoneId.systemDefault()).toInstant(), ZoneOffset.UTC))
                .param("id", key.id())
                .param("target", key.target().wireName())
                .update();
    }
}
