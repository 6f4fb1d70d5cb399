package net.dstone.dataflow.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.dataflow.testing.Counts;
import net.dstone.dataflow.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class JobSearchTest {

    private static final LocalDateTime START = BatchTables.START;

    /** A database with all three targets. */
    private static final class Server {
        final BatchTables boot2;
        final BatchTables boot3;
        final BatchTables boot4;
        final JobSearch search;

        Server(TestDatabase database) {
            DataSource source = database.newMigrated();
            JdbcClient jdbc = JdbcClient.create(source);
            boot2 = new BatchTables(BatchSchema.of(SchemaTarget.BOOT2, jdbc));
            boot3 = new BatchTables(BatchSchema.of(SchemaTarget.BOOT3, jdbc));
            boot4 = new BatchTables(BatchSchema.of(SchemaTarget.BOOT4, jdbc));
            BatchSchemas schemas =
                    new BatchSchemas(List.of(boot2.schema, boot3.schema, boot4.schema));
            search =
                    new JobSearch(
                            schemas,
                            new JobExecutions(schemas, new SchemaPages(Counts.of(source)), jdbc),
                            Counts.of(source));
        }

        /** The names of all jobs found, page by page. */
        List<String> names(JobSearchFilter filter, int size) {
            List<String> names = new ArrayList<>();
            JobSearch.@Nullable Cursor cursor = null;
            do {
                JobSearch.Page page = search.page(filter, size, cursor);
                assertThat(page.content()).hasSizeLessThanOrEqualTo(size);
                page.content().forEach(execution -> names.add(execution.jobName()));
                cursor = page.next() == null ? null : JobSearch.Cursor.parse(page.next().text());
            } while (cursor != null);
            return names;
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsAllTargetsTogetherNewestFirstInPagesOfAnySize(TestDatabase database) {
        Server server = new Server(database);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            // Two of the same time in different targets must not be lost between pages.
            server.boot2.execution("two" + i, BatchStatus.COMPLETED, START.plusMinutes(i));
            server.boot3.execution("three" + i, BatchStatus.FAILED, START.plusMinutes(i));
            server.boot4.execution("four" + i, BatchStatus.STARTED, START.plusMinutes(i));
            expected.addFirst("four" + i);
            expected.addFirst("three" + i);
            expected.addFirst("two" + i);
        }

        for (int size : new int[] {1, 2, 4, 7, 15, 20}) {
            assertThat(server.names(all(), size)).containsExactlyElementsOf(expected);
        }
        assertThat(server.names(ofStatus(BatchStatus.FAILED, BatchStatus.STARTED), 2))
                .containsExactly(
                        "three4", "four4", "three3", "four3", "three2", "four2", "three1", "four1",
                        "three0", "four0");
    }

    @ParameterizedTest
    @EnumSource
    void filtersByNameTimeExitCodeAndShownText(TestDatabase database) {
        Server server = new Server(database);
        long monday = server.boot2.execution("bill_run", BatchStatus.COMPLETED, START);
        server.boot2.stringParameter(monday, "day", "Monday");
        long tuesday = server.boot3.execution("billXrun", BatchStatus.FAILED, START.plusMinutes(1));
        server.boot3.stringParameter(tuesday, "day", "tuesday");
        server.boot3.stringParameter(tuesday, "password", "monday-is-secret");
        server.boot4.execution("other", BatchStatus.COMPLETED, START.plusMinutes(2));

        assertThat(server.names(ofJob("bill*"), 20)).containsExactly("billXrun", "bill_run");
        assertThat(server.names(ofJob("bill_run"), 20)).containsExactly("bill_run");
        assertThat(server.names(ofJob("bill_*n"), 20)).containsExactly("bill_run");
        assertThat(server.names(ofJob("unknown"), 20)).isEmpty();
        assertThat(ofJob(" ** ").looksAtRows()).as("stars alone are no condition").isFalse();
        assertThat(ofJob(" bill* ").job()).isEqualTo("bill*");
        assertThat(server.names(ofText("MONDAY"), 20)).containsExactly("bill_run");
        assertThat(server.names(between(START.plusMinutes(1), START.plusMinutes(2)), 20))
                .containsExactly("billXrun");
        assertThat(
                        server.names(
                                new JobSearchFilter(Set.of(), null, null, null, "FAILED", null),
                                20))
                .containsExactly("billXrun");
    }

    @ParameterizedTest
    @EnumSource
    void countsEachStatusWhateverStatusIsAskedFor(TestDatabase database) {
        Server server = new Server(database);
        for (int i = 0; i < 3; i++) {
            server.boot2.execution("a", BatchStatus.COMPLETED, START.plusMinutes(i));
            server.boot4.execution("b", BatchStatus.FAILED, START.plusMinutes(i));
        }
        server.boot3.execution("a", BatchStatus.FAILED, START);

        JobSearch.Counts failed = server.search.count(ofStatus(BatchStatus.FAILED));
        assertThat(failed.total().rows()).isEqualTo(4);
        assertThat(failed.total().isLowerBound()).isFalse();
        assertThat(failed.byStatus())
                .isEqualTo(Map.of(BatchStatus.COMPLETED, 3L, BatchStatus.FAILED, 4L));
        JobSearch.Counts ofOne = server.search.count(ofJob("a"));
        assertThat(ofOne.total().rows()).isEqualTo(4);
        assertThat(ofOne.byStatus())
                .isEqualTo(Map.of(BatchStatus.COMPLETED, 3L, BatchStatus.FAILED, 1L));
    }

    @Test
    void aTextFarBackIsFoundAfterPagesWithNothing() {
        Server server = new Server(TestDatabase.H2);
        long oldest = server.boot2.execution("oldest", BatchStatus.COMPLETED, START);
        server.boot2.stringParameter(oldest, "day", "monday");
        long instance = server.boot2.instance("many");
        for (int i = 1; i <= 6000; i++) {
            server.boot2.execution(instance, BatchStatus.COMPLETED, START.plusSeconds(i));
        }

        JobSearch.Page first = server.search.page(ofText("monday"), 20, null);

        assertThat(first.content()).isEmpty();
        assertThat(first.next()).isNotNull();
        assertThat(server.names(ofText("monday"), 20)).containsExactly("oldest");
        assertThat(server.search.count(ofText("monday")).total().isLowerBound()).isTrue();
        assertThat(server.search.count(all()).total().rows()).isEqualTo(6001);
        assertThat(server.search.count(all()).total().isLowerBound()).isFalse();
    }

    @Test
    void refusesWhatIsNoCursorAndNoTime() {
        for (String cursor :
                List.of(
                        "x",
                        "2024-01-01T00:00_1",
                        "2024-01-01T00:00_a_1",
                        "+10000-01-01T00:00_1_1",
                        "0000-01-01T00:00_1_1")) {
            assertThatThrownBy(() -> JobSearch.Cursor.parse(cursor))
                    .isInstanceOf(InvalidJobSearchException.class)
                    .hasMessageContaining("cursor");
        }
        assertThatThrownBy(() -> between(START, START))
                .isInstanceOf(InvalidJobSearchException.class)
                .hasMessageContaining("before");
        assertThat(new JobSearchFilter(Set.of(), null, Instant.MIN, Instant.MAX, null, null).to())
                .isBefore(Instant.parse("9999-12-31T00:00:00Z"));
    }

    private static JobSearchFilter all() {
        return ofStatus();
    }

    private static JobSearchFilter ofStatus(BatchStatus... statuses) {
        return new JobSearchFilter(Set.of(statuses), null, null, null, null, null);
    }

    private static JobSearchFilter ofJob(String job) {
        return new JobSearchFilter(Set.of(), job, null, null, null, null);
    }

    private static JobSearchFilter ofText(String text) {
        return new JobSearchFilter(Set.of(), null, null, null, null, text);
    }

    private static JobSearchFilter between(LocalDateTime from, LocalDateTime to) {
        return new JobSearchFilter(
                Set.of(),
                null,
                from.atZone(ZoneId.systemDefault()).toInstant(),
                to.atZone(ZoneId.systemDefault()).toInstant(),
                null,
                null);
    }
}
