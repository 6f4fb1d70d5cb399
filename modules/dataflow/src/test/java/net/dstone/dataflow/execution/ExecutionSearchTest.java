package net.dstone.dataflow.execution;

import static net.dstone.dataflow.execution.ExecutionState.CANCELLED;
import static net.dstone.dataflow.execution.ExecutionState.FAILED;
import static net.dstone.dataflow.execution.ExecutionState.LOST;
import static net.dstone.dataflow.execution.ExecutionState.QUEUED;
import static net.dstone.dataflow.execution.ExecutionState.RUNNING;
import static net.dstone.dataflow.execution.ExecutionState.SUCCEEDED;
import static net.dstone.dataflow.execution.ExecutionState.UNKNOWN;
import static net.dstone.dataflow.schema.SchemaTarget.BOOT2;
import static net.dstone.dataflow.schema.SchemaTarget.BOOT3;
import static net.dstone.dataflow.schema.SchemaTarget.BOOT4;
import static net.dstone.dataflow.task.TaskTables.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.dataflow.task.ExecutionKey;
import net.dstone.dataflow.task.TaskExecutionDetails;
import net.dstone.dataflow.task.TaskExecutions;
import net.dstone.dataflow.task.TaskTables;
import net.dstone.dataflow.testing.Counts;
import net.dstone.dataflow.testing.TestDatabase;
import net.dstone.dataflow.web.Count;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@ParameterizedClass
@EnumSource
class ExecutionSearchTest {

    private static final ExecutionFilter ALL = filter(Set.of(), null);

    private final JdbcClient jdbc;
    private final TaskTables tables;
    private final ExecutionSearch search;

    ExecutionSearchTest(TestDatabase database) {
        DataSource dataSource = database.newMigrated();
        jdbc = JdbcClient.create(dataSource);
        tables = new TaskTables(jdbc);
        search =
                new ExecutionSearch(
                        new Streams(jdbc),
                        new TaskExecutions(jdbc, Counts.of(dataSource)),
                        new TaskExecutionDetails(jdbc, new JsonMapper()));
    }

    @Test
    void theNewestOfAllTargetsComeFirstByWhenTheyWereQueued() {
        ExecutionKey elsewhere = tables.ended(BOOT2, 9, "a", NOON.minusDays(2), 0);
        ExecutionKey lateStart = run(BOOT3, 1, "a", "SUCCEEDED", NOON.minusHours(3));
        ExecutionKey queued = run(BOOT4, 3, "a", "QUEUED", NOON.minusHours(1));
        ExecutionKey failed = run(BOOT3, 2, "b", "FAILED", NOON.minusHours(2));

        assertThat(all(ALL, 20)).containsExactly(queued, failed, lateStart, elsewhere);
        assertThat(search.count(ALL).total()).isEqualTo(Count.exactly(4));
        assertThat(search.count(ALL).byState())
                .isEqualTo(Map.of(SUCCEEDED, 2L, FAILED, 1L, QUEUED, 1L));
    }

    @Test
    void pagesNeitherOverlapNorLeaveOutWhateverIndexTheyAreReadFrom() {
        List<ExecutionKey> keys = new ArrayList<>();
        for (int id = 1; id <= 5; id++) {
            for (SchemaTarget target : SchemaTarget.values()) {
                keys.add(
                        id <= 2 || id == 4
                                ? tables.ended(target, id, "a", NOON.plusHours(id), 1)
                                : run(target, id, "a", "FAILED", NOON.plusHours(id)));
            }
        }

        for (SchemaTarget target : SchemaTarget.values()) {
            jdbc.sql(
                            """
                            update %sEXECUTION set EXTERNAL_EXECUTION_ID = null
                            where TASK_EXECUTION_ID = 4
                            """
                                    .formatted(target.taskPrefix()))
                    .update();
        }

        for (ExecutionFilter filter :
                List.of(
                        ALL,
                        filter(Set.of(), "a"),
                        filter(Set.of(), "*"),
                        filter(Set.of(), "a*"),
                        filter(Set.of(FAILED), null),
                        filter(Set.of(FAILED), "a"),
                        time(NOON.minusDays(1), NOON.plusDays(1)))) {
            for (int size : new int[] {1, 2, 4, 20}) {
                assertThat(all(filter, size))
                        .as("%s by %d", filter, size)
                        .doesNotHaveDuplicates()
                        .containsExactlyInAnyOrderElementsOf(keys);
            }
        }
    }

    @Test
    void statesAreThoseOfRunsAndWhatTheRowSaysOfOthers() {
        tables.ended(BOOT2, 1, "a", NOON, 0);
        ExecutionKey oldFailed = tables.ended(BOOT2, 2, "a", NOON, 3);
        ExecutionKey open = tables.running(BOOT2, 3, "a", NOON);
        ExecutionKey unknown = tables.waiting(BOOT2, 4, "a");
        ExecutionKey running = run(BOOT2, 5, "a", "RUNNING", NOON);
        ExecutionKey lost = run(BOOT2, 6, "a", "LOST", NOON);
        ExecutionKey failed = run(BOOT2, 7, "a", "FAILED", NOON);
        ExecutionKey byHand = tables.ended(BOOT2, 8, "b", NOON, 9);
        jdbc.sql("update TASK_EXECUTION set EXTERNAL_EXECUTION_ID = null where TASK_NAME = 'b'")
                .update();

        assertThat(all(filter(Set.of(FAILED), null), 2))
                .containsExactlyInAnyOrder(byHand, failed, oldFailed);
        assertThat(all(filter(Set.of(RUNNING), null), 20)).containsExactlyInAnyOrder(running, open);
        assertThat(all(filter(Set.of(UNKNOWN), null), 20)).containsExactly(unknown);
        assertThat(all(filter(Set.of(LOST, UNKNOWN), null), 20))
                .containsExactlyInAnyOrder(lost, unknown);
        assertThat(all(filter(Set.of(CANCELLED), null), 20)).isEmpty();
        ExecutionSearch.Counts counts = search.count(filter(Set.of(FAILED, LOST), null));
        assertThat(counts.total()).isEqualTo(Count.exactly(4));
        assertThat(counts.byState())
                .isEqualTo(Map.of(SUCCEEDED, 1L, FAILED, 3L, RUNNING, 2L, UNKNOWN, 1L, LOST, 1L));
    }

    @Test
    void namesAreExactOrPatterns() {
        ExecutionKey bill = run(BOOT3, 1, "bill", "FAILED", NOON);
        ExecutionKey billing = run(BOOT3, 2, "billing", "SUCCEEDED", NOON.plusHours(1));
        run(BOOT3, 3, "handbill", "SUCCEEDED", NOON);
        run(BOOT3, 4, "b.ll", "SUCCEEDED", NOON);

        assertThat(all(filter(Set.of(), "bill"), 20)).containsExactly(bill);
        assertThat(all(filter(Set.of(), "bill*"), 20)).containsExactly(billing, bill);
        assertThat(all(filter(Set.of(), "b*ing"), 20)).containsExactly(billing);
        assertThat(all(filter(Set.of(FAILED), "bill*"), 20)).containsExactly(bill);
        assertThat(search.count(filter(Set.of(FAILED), "bill*")))
                .isEqualTo(
                        new ExecutionSearch.Counts(
                                Count.exactly(1), Map.of(SUCCEEDED, 1L, FAILED, 1L)));
    }

    @Test
    void timesAreThoseOfTheStartOrOfTheQueueBeforeIt() {
        tables.ended(BOOT2, 1, "a", NOON.minusHours(1), 0);
        ExecutionKey started = tables.ended(BOOT2, 2, "a", NOON, 1);
        tables.ended(BOOT2, 3, "a", NOON.plusHours(2), 0);
        ExecutionKey queued = tables.waiting(BOOT3, 1, "a");
        launched(queued, "QUEUED", NOON.plusHours(1));
        launched(tables.waiting(BOOT3, 2, "a"), "QUEUED", NOON.plusHours(3));

        assertThat(all(time(NOON, NOON.plusHours(2)), 20)).containsExactly(queued, started);
        assertThat(all(time(NOON, NOON.plusHours(2)).withStates(Set.of(FAILED)), 20))
                .containsExactly(started);
        assertThatExceptionOfType(InvalidSearchException.class).isThrownBy(() -> time(NOON, NOON));
    }

    @Test
    void exitCodesPlatformsParentsAndArgumentsAreFilters() {
        ExecutionKey parent = run(BOOT3, 1, "composed", "SUCCEEDED", NOON);
        ExecutionKey child = run(BOOT3, 2, "child", "FAILED", NOON.plusHours(1));
        tables.childOf(child, parent);
        tables.argument(child, "--Day=Monday");
        tables.argument(child, "--db.password=hunter2");
        jdbc.sql("update BOOT3_TASK_EXECUTION set EXIT_CODE = 7 where TASK_NAME = 'child'")
                .update();
        ExecutionKey elsewhere = tables.ended(BOOT2, 5, "a", NOON.minusDays(1), 0);
        tables.deployed(elsewhere, "remote");

        assertThat(all(new ExecutionFilter(Set.of(), null, null, null, 7, null, null, null), 20))
                .containsExactly(child);
        assertThat(all(platform("default"), 20)).containsExactly(child, parent);
        assertThat(all(platform("remote"), 20)).containsExactly(elsewhere);
        assertThat(all(new ExecutionFilter(Set.of(), null, null, null, null, null, 1L, null), 20))
                .containsExactly(child);
        assertThat(all(text("day=mon"), 20)).containsExactly(child);
        assertThat(all(text("hunter"), 20)).isEmpty();
        assertThat(all(text("password=***"), 20)).containsExactly(child);
    }

    @Test
    void argumentsOfThoseThatHaveNotBegunAreSearchedAsTheyAreShown() {
        ExecutionKey queued = run(BOOT3, 1, "a", "QUEUED", NOON);
        tables.manifest(queued, manifest("--Day=Monday", "--db.password=hunter2"));
        ExecutionKey begun = run(BOOT3, 2, "a", "SUCCEEDED", NOON);
        tables.manifest(begun, manifest("--Day=Monday"));
        tables.argument(begun, "--Day=Tuesday");

        assertThat(all(text("day=mon"), 20)).containsExactly(queued);
        assertThat(all(text("day=tue"), 20)).containsExactly(begun);
        assertThat(all(text("hunter"), 20)).isEmpty();
    }

    @Test
    void timesOfChildrenAreThoseOfTheirStartToo() {
        ExecutionKey parent = tables.ended(BOOT3, 1, "composed");
        // Both were queued at noon, and start an hour later.
        ExecutionKey child = run(BOOT3, 2, "child", "SUCCEEDED", NOON);
        tables.childOf(child, parent);

        assertThat(all(childTime(NOON.plusMinutes(30), NOON.plusHours(2)), 20))
                .containsExactly(child);
        assertThat(all(childTime(NOON.minusHours(1), NOON.plusMinutes(30)), 20)).isEmpty();
    }

    @Test
    void timesThatNoDatabaseWritesAreRefused() {
        for (String time : List.of("+10000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z")) {
            Instant instant = Instant.parse(time);
            for (boolean isFrom : new boolean[] {true, false}) {
                assertThatExceptionOfType(InvalidSearchException.class)
                        .isThrownBy(
                                () ->
                                        new ExecutionFilter(
                                                Set.of(),
                                                null,
                                                isFrom ? instant : null,
                                                isFrom ? null : instant,
                                                null,
                                                null,
                                                null,
                                                null))
                        .withMessageContaining("9999");
            }
        }
        assertThat(
                        all(
                                new ExecutionFilter(
                                        Set.of(),
                                        null,
                                        ExecutionFilter.EARLIEST,
                                        ExecutionFilter.LATEST,
                                        null,
                                        null,
                                        null,
                                        null),
                                20))
                .isEmpty();
        String cursor =
                new Cursor(
                                SearchPlan.BY_START,
                                Map.of(
                                        "boot2.STARTED",
                                        new Position(7, LocalDateTime.of(10_000, 1, 1, 0, 0))))
                        .text();
        assertThatExceptionOfType(InvalidSearchException.class)
                .isThrownBy(() -> Cursor.parse(cursor));
    }

    @Test
    void ofManyThatDoNotMatchAPartIsLookedAtAndTheCursorGoesOn() {
        many(BOOT3, 2, 4500);
        ExecutionKey rare = tables.ended(BOOT3, 1, "rare", NOON.minusYears(1), 0);

        ExecutionSearch.Page first = search.page(filter(Set.of(), "ra*"), 5, null);
        assertThat(first.keys()).isEmpty();
        assertThat(first.next()).isNotNull();
        ExecutionSearch.Page second = search.page(filter(Set.of(), "ra*"), 5, first.next());
        assertThat(second.keys()).containsExactly(rare);
        assertThat(second.next()).isNull();
        assertThat(search.count(filter(Set.of(), "ra*")).total()).isEqualTo(new Count(0, true));
        assertThat(search.count(filter(Set.of(), "many")))
                .isEqualTo(
                        new ExecutionSearch.Counts(
                                new Count(1001, true), Map.of(SUCCEEDED, 1000L)));
        assertThat(search.count(ALL).total()).isEqualTo(Count.exactly(4501));
    }

    @Test
    void aCursorIsReadAsItWasWrittenAndNonsenseIsRefused() {
        Cursor cursor =
                new Cursor(
                        SearchPlan.BY_START,
                        Map.of(
                                "boot2.STARTED",
                                new Position(7, NOON.plusNanos(123_456_000)),
                                "boot3.NOT_STARTED",
                                Position.BEGINNING));

        assertThat(Cursor.parse(cursor.text())).isEqualTo(cursor);
        for (String nonsense : List.of("x", "%%%", "QllfSUQ7eA")) {
            assertThatExceptionOfType(InvalidSearchException.class)
                    .isThrownBy(() -> Cursor.parse(nonsense));
        }
    }

    private List<ExecutionKey> all(ExecutionFilter filter, int size) {
        List<ExecutionKey> keys = new ArrayList<>();
        ExecutionSearch.Page page = search.page(filter, size, null);
        keys.addAll(page.keys());
        while (page.next() != null) {
            page = search.page(filter, size, Cursor.parse(page.next().text()));
            keys.addAll(page.keys());
        }
        return keys;
    }

    private static ExecutionFilter filter(Set<ExecutionState> states, @Nullable String task) {
        return new ExecutionFilter(states, task, null, null, null, null, null, null);
    }

    private static ExecutionFilter platform(String platform) {
        return new ExecutionFilter(Set.of(), null, null, null, null, platform, null, null);
    }

    private static ExecutionFilter text(String text) {
        return new ExecutionFilter(Set.of(), null, null, null, null, null, null, text);
    }

    private static ExecutionFilter time(LocalDateTime from, LocalDateTime to) {
        return new ExecutionFilter(
                Set.of(), null, instant(from), instant(to), null, null, null, null);
    }

    private static ExecutionFilter childTime(LocalDateTime from, LocalDateTime to) {
        return new ExecutionFilter(
                Set.of(), null, instant(from), instant(to), null, null, 1L, null);
    }

    private static String manifest(String... arguments) {
        return """
        {"taskDeploymentRequest":{
           "definition":{"name":"a","properties":{}},
           "resource":"file:/apps/a.jar",
           "deploymentProperties":{},
           "commandlineArguments":["%s"]},
         "platformName":"default"}
        """
                .formatted(String.join("\",\"", arguments));
    }

    private static Instant instant(LocalDateTime local) {
        return local.atZone(ZoneId.systemDefault()).toInstant();
    }

    /** One this server launched, which started an hour after it was queued. */
    private ExecutionKey run(
            SchemaTarget target, long id, String task, String state, LocalDateTime queued) {
        ExecutionKey key =
                switch (state) {
                    case "QUEUED" -> tables.waiting(target, id, task);
                    case "RUNNING" -> tables.running(target, id, task, queued.plusHours(1));
                    default ->
                            tables.ended(
                                    target,
                                    id,
                                    task,
                                    queued.plusHours(1),
                                    state.equals("SUCCEEDED") ? 0 : 1);
                };
        launched(key, state, queued);
        return key;
    }

    private void launched(ExecutionKey key, String state, LocalDateTime queued) {
        tables.launched(key, "default", state);
        jdbc.sql(
                        """
                        update task_run set queued_at = :queued
                        where task_execution_id = :id and schema_target = :target
                        """)
                .param("queued", LocalDateTime.ofInstant(instant(queued), ZoneOffset.UTC))
                .param("id", key.id())
                .param("target", key.target().wireName())
                .update();
    }

    private void many(SchemaTarget target, int from, int count) {
        jdbc.sql(
                        """
                        insert into %sEXECUTION (TASK_EXECUTION_ID, TASK_NAME, START_TIME, END_TIME,
                                EXIT_CODE)
                        with recursive numbers (n) as (
                            select %d union all select n + 1 from numbers where n < %d)
                        select n, 'many', :noon, :noon, 0 from numbers
                        """
                                .formatted(target.taskPrefix(), from, from + count - 1))
                .param("noon", NOON)
                .update();
    }
}
