package net.dstone.dataflow.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import net.dstone.dataflow.testing.ScdfDatabase;
import net.dstone.dataflow.testing.TestDatabase;
import net.dstone.skipper.database.SkipperMigrations;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class DatabaseReportTest {

    @ParameterizedTest
    @EnumSource
    void countsWhatScdfLeftAndChangesNothing(TestDatabase database) {
        DataSource dataSource =
                database.dataSource(ScdfDatabase.create(database, ScdfDatabase.History.FULL));

        DatabaseReport report = DatabaseReport.read(dataSource);

        assertThat(report.usable()).isTrue();
        assertThat(String.join("\n", report.lines()))
                .contains("tables of SCDF 2.11.5, version " + ScdfDatabase.lastVersion(database))
                .contains("5 app versions, 2 task definitions, 1 stream definitions")
                .contains(
                        "Boot 2: 4 task executions (1 begun without an end), 1 job executions (0)")
                .contains(
                        "Boot 3: 2 task executions (1 begun without an end), 2 job executions (1)")
                .contains("1 app versions are registered twice")
                .contains("taken over");
        assertThat(Migrations.state(dataSource)).isEqualTo(new DatabaseState.OfScdf(true));
    }

    @ParameterizedTest
    @EnumSource(names = "POSTGRESQL")
    void countsLargeObjectsAndThoseThatAreLost(TestDatabase database) {
        DataSource dataSource =
                database.dataSource(ScdfDatabase.create(database, ScdfDatabase.History.FULL));
        JdbcClient jdbc = JdbcClient.create(dataSource);
        assertThat(DatabaseReport.read(dataSource).lines())
                .anyMatch(
                        line ->
                                line.contains(
                                        "11 texts of apps and definitions are large objects"));

        jdbc.sql("select lo_unlink(uri::oid) from app_registration where name = 'time'")
                .query(Integer.class)
                .single();

        assertThat(DatabaseReport.read(dataSource).lines())
                .anyMatch(
                        line -> line.contains("10 texts of apps and definitions are large objects"))
                .anyMatch(line -> line.contains("1 texts are lost"));
    }

    @ParameterizedTest
    @EnumSource(names = "POSTGRESQL")
    void saysThatLargeObjectsCannotBeReadByThisUser(TestDatabase database) {
        String url = ScdfDatabase.create(database, ScdfDatabase.History.FULL);
        JdbcClient jdbc = JdbcClient.create(database.dataSource(url));
        String user = "reader" + System.nanoTime();
        jdbc.sql("create user %s".formatted(user)).update();
        jdbc.sql("grant all on all tables in schema public to " + user).update();
        jdbc.sql("grant all on all sequences in schema public to " + user).update();

        DatabaseReport report =
                DatabaseReport.read(
                        new DriverManagerDataSource(url.replaceFirst("[?].*", ""), user, ""));

        assertThat(report.usable()).isFalse();
        assertThat(String.join("\n", report.lines()))
                .contains("cannot be read", "permission denied for large object")
                .contains("Use the database user that SCDF used");
    }

    @ParameterizedTest
    @EnumSource
    void tellsANewDatabaseFromOneOfOurs(TestDatabase database) {
        DataSource dataSource = database.dataSource(database.newUrl());
        assertThat(DatabaseReport.read(dataSource).lines())
                .anyMatch(line -> line.contains("no tables of this server or of SCDF"));

        Migrations.migrate(dataSource);

        assertThat(DatabaseReport.read(dataSource).lines())
                .anyMatch(line -> line.contains("tables of this server, version 2"))
                .anyMatch(line -> line.contains("Boot 4: 0 task executions"))
                .anyMatch(line -> line.contains("nothing is changed"));
    }

    @ParameterizedTest
    @EnumSource
    void saysThatTheServerWouldNotStartAfterAnotherMigrationThanItsOwn(TestDatabase database) {
        DataSource dataSource = database.dataSource(database.newUrl());
        Migrations.migrate(dataSource);
        String quote =
                database == TestDatabase.MYSQL || database == TestDatabase.MARIADB ? "`" : "\"";
        JdbcClient.create(dataSource)
                .sql(
                        "update %1$s%2$s%1$s set %1$schecksum%1$s = 1 where %1$sversion%1$s = '2'"
                                .formatted(quote, SchemaContent.OWN_HISTORY))
                .update();

        DatabaseReport report = DatabaseReport.read(dataSource);

        assertThat(report.usable()).isFalse();
        assertThat(report.lines())
                .anyMatch(line -> line.contains("Migration checksum mismatch"))
                .noneMatch(line -> line.contains("At start"));
        assertThatExceptionOfType(FlywayException.class)
                .isThrownBy(() -> Migrations.migrate(dataSource));
    }

    @Test
    void showsNoSecretOfAnAddress() {
        assertThat(
                        List.of(
                                DatabaseReport.withoutSecrets(
                                        "jdbc:mariadb://me:pw@db:3306/x?password=y"),
                                DatabaseReport.withoutSecrets(
                                        "jdbc:h2:tcp://127.0.0.1:1/./x;PASSWORD=y")))
                .containsExactly("jdbc:mariadb://db:3306/x", "jdbc:h2:tcp://127.0.0.1:1/./x");
    }

    @Test
    void readsTheSettingsOfTheServer(@TempDir Path home) {
        Output output = checkOfScdf("--dstone.server.home=" + home);

        assertThat(output.text())
                .contains("MySQL", "SCDF 2.11.5", "user root")
                .containsPattern("Skipper: +its tables are migrated to version 4");
        assertThat(output.exitCode()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void tellsOfSkippersTablesWhereItIsInside(TestDatabase database) {
        String url = database.newUrl();
        DataSource dataSource = database.dataSource(url);
        assertThat(SkipperMigrations.target(dataSource)).contains("4");
        Migrations.migrate(dataSource);
        SkipperMigrations.migrate(dataSource);
        assertThat(SkipperMigrations.target(dataSource)).isEmpty();

        assertThat(DatabaseReport.read(dataSource).withSkipper(Optional.empty()).lines())
                .last(STRING)
                .matches("Skipper: +nothing is changed");
    }

    @Test
    void saysThatTheServerWouldNotStartAfterOtherMigrationsOfSkippersTables(@TempDir Path home) {
        String url = TestDatabase.H2.newUrl();
        DataSource dataSource = TestDatabase.H2.dataSource(url);
        Migrations.migrate(dataSource);
        SkipperMigrations.migrate(dataSource);
        JdbcClient.create(dataSource)
                .sql(
                        "update \"flyway_schema_history_dstone_skipper\" set \"checksum\" = 1 where \"version\" = '2'")
                .update();

        Output output = check("--spring.datasource.url=" + url, "--dstone.server.home=" + home);

        assertThat(output.text())
                .contains("Migration checksum mismatch", "Start the version of the server");
        assertThat(output.exitCode()).isOne();
        assertThatExceptionOfType(FlywayException.class)
                .isThrownBy(() -> SkipperMigrations.migrate(dataSource));
    }

    @Test
    void goesOnWithAnIndexOfSkippersTablesThatWasMadeAndNotRecorded() {
        DataSource dataSource = TestDatabase.MYSQL.dataSource(TestDatabase.MYSQL.newUrl());
        SkipperMigrations.migrate(dataSource);
        JdbcClient.create(dataSource)
                .sql("delete from flyway_schema_history_dstone_skipper where version in ('3', '4')")
                .update();

        SkipperMigrations.migrate(dataSource);

        assertThat(SkipperMigrations.target(dataSource)).isEmpty();
    }

    @Test
    void leavesOutASkipperThatIsAnotherServer(@TempDir Path home) {
        Output output =
                checkOfScdf(
                        "--spring.cloud.skipper.client.server-uri=http://127.0.0.1:1/api",
                        "--dstone.server.home=" + home);

        assertThat(output.text()).contains("SCDF 2.11.5").doesNotContain("Skipper");
        assertThat(output.exitCode()).isZero();
    }

    @Test
    void failsWhenTheDatabaseIsNotThere(@TempDir Path home) {
        Output output =
                check(
                        "--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/none",
                        "--dstone.server.home=" + home);

        assertThat(output.text()).contains("Problem", "Connection to 127.0.0.1:1 refused");
        assertThat(output.exitCode()).isOne();
    }

    @Test
    void makesNoEmbeddedDatabase(@TempDir Path home) {
        Output output =
                check(
                        "--spring.datasource.url=jdbc:h2:tcp://127.0.0.1:1/./dataflow",
                        "--dstone.server.home=" + home);

        assertThat(output.text()).contains("embedded", home.toString(), "it is created");
        assertThat(output.exitCode()).isZero();
        assertThat(home).isEmptyDirectory();
    }

    private record Output(int exitCode, String text) {}

    /** With a database of SCDF, as its settings name it. */
    private static Output checkOfScdf(String... more) {
        String url =
                ScdfDatabase.create(TestDatabase.MYSQL, ScdfDatabase.History.FULL)
                        .replace("&permitMysqlScheme", "");
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.add("--spring.datasource.url=" + url);
        arguments.add("--spring.datasource.username=root");
        return check(arguments.toArray(String[]::new));
    }

    private static Output check(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exitCode =
                DatabaseCheck.run(new PrintStream(out, true, StandardCharsets.UTF_8), arguments);
        return new Output(exitCode, out.toString(StandardCharsets.UTF_8));
    }
}
