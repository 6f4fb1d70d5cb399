package net.dstone.dataflow.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import net.dstone.dataflow.testing.ScdfDatabase;
import net.dstone.dataflow.testing.ScdfDatabase.History;
import net.dstone.dataflow.testing.TestDatabase;
import net.dstone.server.StartRefusedException;
import net.dstone.server.database.Ids;
import net.dstone.skipper.database.SkipperMigrations;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happens to databases of SCDF, and to those that look like one. */
class TakeOverTest {

    private static final ScdfSchema SCDF = ScdfSchema.load();

    @ParameterizedTest
    @EnumSource
    void addsWhatIsOursAndLeavesAllRowsOfScdf(TestDatabase database) {
        DataSource dataSource = scdf(database, History.FULL);
        JdbcClient jdbc = JdbcClient.create(dataSource);
        List<String> before = ScdfDatabase.rows(jdbc, List.copyOf(SCDF.tables().keySet()));
        List<String> history = ScdfDatabase.rows(jdbc, List.of(scdfHistory(database)));
        assertThat(before).hasSizeGreaterThan(20);

        Migrations.migrate(dataSource);

        assertThat(ScdfDatabase.rows(jdbc, List.copyOf(SCDF.tables().keySet()))).isEqualTo(before);
        assertThat(ScdfDatabase.rows(jdbc, List.of(scdfHistory(database)))).isEqualTo(history);
        assertThat(Migrations.state(dataSource)).isEqualTo(new DatabaseState.Own("2", true));
        assertThat(jdbc.sql("select count(*) from task_run").query(Integer.class).single())
                .isZero();
        assertThat(Migrations.plan(dataSource))
                .isEqualTo(new Migrations.Plan(List.of(), List.of(), List.of()));
    }

    @ParameterizedTest
    @EnumSource
    void aSecondStartChangesNothing(TestDatabase database) {
        DataSource dataSource = scdf(database, History.FULL);
        Migrations.migrate(dataSource);
        JdbcClient jdbc = JdbcClient.create(dataSource);
        jdbc.sql("insert into task_platform values ('default')").update();

        Migrations.migrate(dataSource);

        assertThat(jdbc.sql("select count(*) from task_platform").query(Integer.class).single())
                .isOne();
    }

    @ParameterizedTest
    @EnumSource
    void takesASchemaThatSkipperMadeFirstOrScriptsMade(TestDatabase database) {
        for (History history : List.of(History.BASELINE, History.NONE)) {
            DataSource dataSource = scdf(database, history);

            assertThat(Migrations.state(dataSource))
                    .isEqualTo(new DatabaseState.OfScdf(history == History.BASELINE));
            Migrations.migrate(dataSource);
            assertThat(Migrations.state(dataSource)).isEqualTo(new DatabaseState.Own("2", true));
        }
    }

    @ParameterizedTest
    @EnumSource
    void beginsWhereOurSkipperCameFirstAndGoesOnWithItsNumbers(TestDatabase database) {
        DataSource dataSource = database.dataSource(database.newUrl());
        SkipperMigrations.migrate(dataSource);
        Ids ids = new Ids(dataSource);
        long used = ids.next(Ids.ENTITIES);

        Migrations.migrate(dataSource);

        assertThat(Migrations.state(dataSource)).isEqualTo(new DatabaseState.Own("2", false));
        assertThat(ids.next(Ids.ENTITIES)).isEqualTo(used + 1);
        SkipperMigrations.migrate(dataSource);
        Migrations.migrate(dataSource);
    }

    @Test
    void beginsTogetherWithSkipper() throws Exception {
        for (int round = 0; round < 3; round++) {
            DataSource dataSource =
                    TestDatabase.POSTGRESQL.dataSource(TestDatabase.POSTGRESQL.newUrl());
            try (ExecutorService servers = Executors.newFixedThreadPool(2)) {
                Future<?> skipper = servers.submit(() -> SkipperMigrations.migrate(dataSource));
                Future<?> dataflow = servers.submit(() -> Migrations.migrate(dataSource));
                skipper.get();
                dataflow.get();
            }
            assertThat(new Ids(dataSource).next(Ids.ENTITIES)).isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource
    void idsGoOnWhereScdfStopped(TestDatabase database) {
        DataSource dataSource = scdf(database, History.FULL);
        Migrations.migrate(dataSource);
        Ids ids = new Ids(dataSource);

        assertThat(List.of(ids.next(Ids.ENTITIES), ids.next(Ids.ENTITIES)))
                .containsExactly(100L, 101L);
        assertThat(List.of(ids.next("TASK_SEQ"), ids.next("TASK_SEQ"))).containsExactly(5L, 6L);
        assertThat(ids.next("BOOT3_TASK_SEQ")).isEqualTo(5);
        assertThat(ids.next("BOOT4_TASK_SEQ")).isEqualTo(1);
        assertThat(ids.next("TASK_EXECUTION_METADATA_SEQ")).isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource
    void refusesASchemaThatIsNotAtTheLastVersion(TestDatabase database) {
        DataSource dataSource = scdf(database, History.FULL);
        int last = ScdfDatabase.lastVersion(database);
        JdbcClient.create(dataSource)
                .sql(
                        "delete from %s where %s = '%d'"
                                .formatted(
                                        scdfHistory(database), quoted(database, "version"), last))
                .update();
        if (last == 1) {
            // H2 has one version only; without it the tables themselves count.
            assertThat(Migrations.state(dataSource)).isEqualTo(new DatabaseState.OfScdf(false));
            return;
        }

        assertRefused(dataSource, "at version %d".formatted(last - 1), "Start SCDF 2.11.5 once");
    }

    @ParameterizedTest
    @EnumSource
    void refusesASchemaNewerThanThatOfScdf2115(TestDatabase database) {
        DataSource dataSource = scdf(database, History.FULL);
        int last = ScdfDatabase.lastVersion(database);
        JdbcClient.create(dataSource)
                .sql(
                        "update %s set %2$s = '%d' where %2$s = '%d'"
                                .replace("%2$s", quoted(database, "version"))
                                .formatted(scdfHistory(database), last + 1, last))
                .update();

        assertRefused(dataSource, "newer than that of 2.11.5", "Only databases of SCDF 2.11.5");
    }

    @ParameterizedTest
    @EnumSource
    void refusesASchemaWhoseMigrationFailed(TestDatabase database) {
        DataSource dataSource = scdf(database, History.FULL);
        JdbcClient.create(dataSource)
                .sql(
                        "update %s set %s = false where %s = '1'"
                                .formatted(
                                        scdfHistory(database),
                                        quoted(database, "success"),
                                        quoted(database, "version")))
                .update();

        assertRefused(dataSource, "Migration 1 of SCDF has failed", "Start SCDF 2.11.5 once");
    }

    @ParameterizedTest
    @EnumSource
    void refusesASchemaThatLacksSomething(TestDatabase database) {
        DataSource dataSource = scdf(database, History.NONE);
        JdbcClient jdbc = JdbcClient.create(dataSource);
        jdbc.sql("alter table app_registration drop column boot_version").update();
        jdbc.sql("drop view AGGREGATE_TASK_BATCH").update();

        assertRefused(
                dataSource,
                "it lacks column app_registration.boot_version, view AGGREGATE_TASK_BATCH",
                "Start SCDF 2.11.5 once");
    }

    @ParameterizedTest
    @EnumSource
    void refusesScdf1AndBatchTablesOfSomebodyElse(TestDatabase database) {
        DataSource dataSource = database.dataSource(database.newUrl());
        JdbcClient jdbc = JdbcClient.create(dataSource);
        jdbc.sql("create table BATCH_JOB_INSTANCE (JOB_INSTANCE_ID bigint)").update();
        assertRefused(dataSource, "none of SCDF: BATCH_JOB_INSTANCE", "a schema of its own");

        jdbc.sql("create table uri_registry (name varchar(255))").update();
        assertRefused(dataSource, "SCDF 1.x", "Move it to SCDF 2.11.5 first");
    }

    @ParameterizedTest
    @EnumSource
    void refusesTablesOfOthersUnderNamesOfOurs(TestDatabase database) {
        DataSource dataSource = scdf(database, History.FULL);
        JdbcClient.create(dataSource)
                .sql("create table scheduled_tasks (task_name varchar(255))")
                .update();

        assertRefused(dataSource, "scheduled_tasks", "a schema of its own");
    }

    @ParameterizedTest
    @EnumSource
    void refusesIdsThatWouldBeGivenOutTwice(TestDatabase database) {
        DataSource dataSource = scdf(database, History.FULL);
        JdbcClient.create(dataSource).sql("update audit_records set id = 1234").update();

        assertRefused(
                dataSource,
                "hibernate_sequence would give out id 100, but ids up to 1234 are in use",
                "Set it to 1235");
    }

    @ParameterizedTest
    @EnumSource
    void tablesOfOthersDoNotStandInTheWayOfANewDatabase(TestDatabase database) {
        DataSource dataSource = database.dataSource(database.newUrl());
        JdbcClient jdbc = JdbcClient.create(dataSource);
        jdbc.sql("create table customers (name varchar(255))").update();
        jdbc.sql("insert into customers values ('Kim')").update();

        assertThat(Migrations.state(dataSource)).isEqualTo(new DatabaseState.Fresh());
        Migrations.migrate(dataSource);

        assertThat(Migrations.state(dataSource)).isEqualTo(new DatabaseState.Own("2", false));
        assertThat(jdbc.sql("select name from customers").query(String.class).list())
                .containsExactly("Kim");
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL", "MARIADB"})
    void goesOnAfterAMigrationThatWasCutOff(TestDatabase database) {
        DataSource dataSource = scdf(database, History.FULL);
        Migrations.migrate(dataSource);
        JdbcClient jdbc = JdbcClient.create(dataSource);
        // As if it had failed half way: a part of its tables and indexes is there, and the failure
        // noted.
        jdbc.sql("drop table task_run").update();
        jdbc.sql("drop table BOOT4_TASK_EXECUTION_PARAMS").update();
        jdbc.sql(
                        "update %s set %s = false where %s = '2'"
                                .formatted(
                                        quoted(database, SchemaContent.OWN_HISTORY),
                                        quoted(database, "success"),
                                        quoted(database, "version")))
                .update();
        DatabaseReport report = DatabaseReport.read(dataSource);
        assertThat(report.usable()).isTrue();
        assertThat(report.lines())
                .anyMatch(line -> line.contains("version 2, which failed half way, is gone on"));

        Migrations.migrate(dataSource);

        assertThat(Migrations.state(dataSource)).isEqualTo(new DatabaseState.Own("2", true));
        assertThat(jdbc.sql("select count(*) from task_run").query(Integer.class).single())
                .isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL", "MARIADB"})
    void goesOnAfterTheFirstMigrationOfANewDatabaseWasCutOff(TestDatabase database) {
        for (String noted : List.of("the failure", "the base line", "nothing")) {
            DataSource dataSource = database.dataSource(database.newUrl());
            JdbcClient jdbc = JdbcClient.create(dataSource);
            // Stands where a view is to be, near the end.
            jdbc.sql("create table AGGREGATE_TASK_BATCH (name varchar(255))").update();
            assertThatExceptionOfType(FlywayException.class)
                    .isThrownBy(() -> Migrations.migrate(dataSource));
            jdbc.sql("drop table AGGREGATE_TASK_BATCH").update();
            String history = quoted(database, SchemaContent.OWN_HISTORY);
            if (noted.equals("the base line")) {
                jdbc.sql(
                                "delete from %s where %s = '1'"
                                        .formatted(history, quoted(database, "version")))
                        .update();
            } else if (noted.equals("nothing")) {
                jdbc.sql("delete from " + history).update();
            }

            assertThat(Migrations.state(dataSource)).isEqualTo(new DatabaseState.Begun());
            assertThat(DatabaseReport.read(dataSource).lines())
                    .anyMatch(line -> line.contains("the other tables are created"));
            Migrations.migrate(dataSource);

            assertThat(Migrations.state(dataSource)).isEqualTo(new DatabaseState.Own("2", false));
            assertThat(new Ids(dataSource).next(Ids.ENTITIES)).isEqualTo(1);
            assertThat(jdbc.sql("select count(*) from TASK_EXECUTION").query(Long.class).single())
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(names = "POSTGRESQL")
    void refusesTextsInColumnsOfNumbers(TestDatabase database) {
        DataSource dataSource = scdf(database, History.FULL);
        JdbcClient.create(dataSource)
                .sql("alter table task_definitions alter definition type oid using definition::oid")
                .update();

        assertRefused(
                dataSource, "kept numbers in task_definitions.definition", "Start SCDF 2.11.5");
    }

    private static void assertRefused(DataSource dataSource, String problem, String action) {
        DatabaseState state = Migrations.state(dataSource);
        assertThat(state).isInstanceOf(DatabaseState.Refused.class);
        assertThat(state.toString()).contains(problem, action);
        assertThat(DatabaseReport.read(dataSource).usable()).isFalse();

        assertThatExceptionOfType(StartRefusedException.class)
                .isThrownBy(() -> Migrations.migrate(dataSource))
                .withMessageContaining(problem);
        assertThat(Migrations.state(dataSource)).isEqualTo(state);
    }

    private static DataSource scdf(TestDatabase database, History history) {
        return database.dataSource(ScdfDatabase.create(database, history));
    }

    private static String scdfHistory(TestDatabase database) {
        return quoted(database, SchemaContent.SCDF_HISTORY);
    }

    private static String quoted(TestDatabase database, String name) {
        String quote =
                database == TestDatabase.MYSQL || database == TestDatabase.MARIADB ? "`" : "\"";
        return quote + name + quote;
    }
}
