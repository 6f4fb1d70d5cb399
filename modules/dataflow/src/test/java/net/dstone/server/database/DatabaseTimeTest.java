package net.dstone.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.TimeZone;
import net.dstone.dataflow.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseTimeTest {

    /** Berlin's clock goes back from 3:00 to 2:00: the later of the two has the earlier local time. */
    @ParameterizedTest
    @EnumSource
    void timesOfOurOwnTablesKeepTheirOrderWhenSummerTimeEnds(TestDatabase database) {
        JdbcClient jdbc = JdbcClient.create(database.newMigrated());
        Instant earlier = Instant.parse("2026-10-25T00:50:00.123456Z");
        Instant later = Instant.parse("2026-10-25T01:10:00.654321Z");
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
            insert(jdbc, 1, later);
            insert(jdbc, 2, earlier);

            assertThat(
                            jdbc.sql("select restarted_at from job_restart order by restarted_at")
                                    .query(
                                            (row, number) ->
                                                    DatabaseTime.readUtc(row, "restarted_at"))
                                    .list())
                    .containsExactly(earlier, later);
            assertThat(DatabaseTime.write(later)).isBefore(DatabaseTime.write(earlier));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    /** Spring begins: a local time that does not exist must be kept as well. */
    @ParameterizedTest
    @EnumSource
    void timesOfOurOwnTablesSurviveTheHourThatIsLeftOut(TestDatabase database) {
        JdbcClient jdbc = JdbcClient.create(database.newMigrated());
        Instant instant = Instant.parse("2026-03-29T02:30:00Z");
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
            insert(jdbc, 1, instant);

            assertThat(
                            jdbc.sql("select restarted_at from job_restart")
                                    .query(
                                            (row, number) ->
                                                    DatabaseTime.readUtc(row, "restarted_at"))
                                    .single())
                    .isEqualTo(instant);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private static void insert(JdbcClient jdbc, long id, Instant at) {
        jdbc.sql(
                        """
                        insert into job_restart (job_execution_id, schema_target, restarted_at)
                        values (:id, 'boot2', :at)
                        """)
                .param("id", id)
                .param("at", DatabaseTime.writeUtc(at))
                .update();
    }
}
