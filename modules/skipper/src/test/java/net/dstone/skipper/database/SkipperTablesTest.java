package net.dstone.skipper.database;

import static net.dstone.skipper.testing.TestPackages.install;
import static net.dstone.skipper.testing.TestPackages.stream;
import static net.dstone.skipper.testing.TestPackages.upgrade;
import static net.dstone.skipper.testing.TestPackages.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import net.dstone.platform.DeploymentId;
import net.dstone.server.database.DatabaseTime;
import net.dstone.skipper.PackageUpload;
import net.dstone.skipper.Release;
import net.dstone.skipper.ReleaseStatus;
import net.dstone.skipper.packages.PackageZip;
import net.dstone.skipper.testing.SkipperBed;
import net.dstone.skipper.testing.TestDatabase;
import net.dstone.skipper.testing.TestPackages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Skipper's tables on all databases. */
class SkipperTablesTest {

    private static final String WARN =
            "log:\n  spec:\n    applicationProperties:\n      level: 한글\n";

    @ParameterizedTest
    @EnumSource
    void keepsPackagesAndReleases(TestDatabase database) {
        SkipperBed bed = new SkipperBed(database.create());
        live(bed);
        // A second start finds everything made.
        assertThat(bed.restarted().skipper.history("ticktock"))
                .extracting(release -> release.info().status().statusCode())
                .containsExactly(
                        ReleaseStatus.DELETED, ReleaseStatus.FAILED, ReleaseStatus.DELETED);
    }

    /** Install, upgrade that fails, upgrade that works, delete. */
    private static void live(SkipperBed bed) {
        bed.skipper.upload(upload(stream("ticktock", "1.0.0", "log")));
        assertThat(bed.skipper.packages("ticktock"))
                .extracting("name", "description", "iconUrl")
                .containsExactly(org.assertj.core.groups.Tuple.tuple("ticktock", "a | b", null));
        bed.skipper.install(install("ticktock", "ticktock", "1.0.0"));
        bed.skipper.upgrade(upgrade("ticktock", "ticktock", "1.0.0", WARN));
        assertThat(bed.skipper.cancel("ticktock")).isTrue();
        bed.turn();
        bed.skipper.upgrade(upgrade("ticktock", "ticktock", "1.0.0", WARN));
        bed.deployer.healthy(new DeploymentId("ticktock.log-v3"));
        bed.turn();
        assertThat(bed.skipper.manifest("ticktock", Optional.empty())).contains("한글");
        assertThat(bed.skipper.list("TICK")).extracting(Release::version).containsExactly(2, 3);
        bed.skipper.delete("ticktock", true);
        assertThat(bed.skipper.packages("ticktock")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void findsTheSequenceThatDataFlowHasMade(TestDatabase database) {
        DataSource source = database.create();
        String make =
                database == TestDatabase.MYSQL
                        ? "create table hibernate_sequence (next_val bigint)"
                        : "create sequence hibernate_sequence start with 1000";
        JdbcTemplate jdbc = new JdbcTemplate(source);
        jdbc.execute(make);
        if (database == TestDatabase.MYSQL) {
            jdbc.execute("insert into hibernate_sequence values (1000)");
        }
        new SkipperBed(source);
        assertThat(jdbc.queryForObject("select id from skipper_repository", Long.class))
                .isGreaterThanOrEqualTo(1000L);
    }

    /** One of an earlier version may still run, although it never says so. */
    @ParameterizedTest
    @EnumSource
    void takesServersThatHaveReleasesForThereWhenItBegins(TestDatabase database) {
        DataSource source = database.create();
        SkipperBed bed = new SkipperBed(source);
        bed.skipper.upload(upload(stream("ticktock", "1.0.0", "log")));
        bed.skipper.install(install("ticktock", "ticktock", "1.0.0"));
        JdbcTemplate jdbc = new JdbcTemplate(source);
        jdbc.execute("drop table release_server");
        jdbc.execute("drop table release_left_over");
        jdbc.update(
                database == TestDatabase.H2
                        ? "delete from \"flyway_schema_history_dstone_skipper\" where \"version\" = '4'"
                        : "delete from flyway_schema_history_dstone_skipper where version = '4'");

        SkipperMigrations.migrate(source);

        assertThat(
                        jdbc.query(
                                "select id, last_seen from release_server",
                                (row, number) ->
                                        Map.entry(
                                                row.getString("id"),
                                                Objects.requireNonNull(
                                                        DatabaseTime.readUtc(row, "last_seen")))))
                .singleElement()
                .satisfies(
                        server -> {
                            assertThat(server.getKey()).isEqualTo("this-server");
                            assertThat(server.getValue())
                                    .isCloseTo(Instant.now(), within(5, ChronoUnit.MINUTES));
                        });
    }

    @ParameterizedTest
    @EnumSource
    void knowsWhatIsDeployedInThePlaceOfAnotherRelease(TestDatabase database) {
        SkipperBed bed = new SkipperBed(database.create());
        bed.skipper.upload(upload(stream("ticktock", "1.0.0", "b.c")));
        bed.skipper.upload(upload(stream("other", "1.0.0", "c")));
        bed.skipper.install(install("a", "ticktock", "1.0.0"));
        assertThatThrownBy(() -> bed.skipper.install(install("a.b", "other", "1.0.0")))
                .hasMessageContaining("a.b.c-v1");
    }

    /** A database of Skipper 2.11.5 whose driver was found by the address: text is in large objects. */
    @Test
    void takesOverTextInLargeObjectsAndWritesItAlike() {
        DataSource source = TestDatabase.POSTGRESQL.create();
        SkipperMigrations.migrate(source);
        JdbcTemplate jdbc = new JdbcTemplate(source);
        // What Skipper leaves, without our history and what we add.
        jdbc.execute(
                "drop table flyway_schema_history_dstone_skipper, release_operation, release_server, release_left_over");
        jdbc.execute("drop function dstone_skipper_text, dstone_skipper_stored_text");
        byte[] zip = PackageZip.write(stream("ticktock", "1.0.0", "log"));
        jdbc.update("insert into skipper_package_file values (1, lo_from_bytea(0, ?))", zip);
        jdbc.update(
                """
                insert into skipper_repository (id, object_version, description, local, name, repo_order, url)
                values (2, 0, 'd', true, 'local', 1, lo_from_bytea(0, ?)::text)
                """,
                bytes("http://old:7577"));
        jdbc.update(
                """
                insert into skipper_package_metadata (
                    id, object_version, name, version, repository_id, repository_name, description, packagefile_id)
                values (3, 0, 'ticktock', '1.0.0', 2, 'local', lo_from_bytea(0, ?)::text, 1)
                """,
                bytes("time | log"));
        jdbc.execute("select setval('hibernate_sequence', 100)");

        SkipperBed bed = new SkipperBed(source);
        assertThat(bed.skipper.packages().repositories())
                .extracting("url")
                .containsExactly("http://old:7577");
        assertThat(bed.skipper.packages("ticktock"))
                .extracting("description")
                .containsExactly("time | log");
        bed.skipper.install(install("ticktock", "ticktock", "1.0.0"));
        assertThat(jdbc.queryForObject("select data from skipper_manifest", String.class))
                .matches("\\d+");
        assertThat(bed.skipper.manifest("ticktock", Optional.empty()))
                .contains("maven://org.example:log");
        JdbcClient client = JdbcClient.create(source);
        int before = largeObjects(client);
        bed.skipper.delete("ticktock", false);
        // That of the platform's status.
        assertThat(largeObjects(client)).isEqualTo(before - 1);
        bed.skipper.deletePackage("ticktock");
        // The zip and the description.
        assertThat(largeObjects(client)).isEqualTo(before - 3);
    }

    @Test
    void writesPlainTextInADatabaseOfItsOwn() {
        SkipperBed bed = new SkipperBed(TestDatabase.POSTGRESQL.create());
        bed.skipper.upload(upload(stream("ticktock", "1.0.0", "log")));
        bed.skipper.install(install("ticktock", "ticktock", "1.0.0"));
        assertThat(
                        new JdbcTemplate(bed.database)
                                .queryForObject("select data from skipper_manifest", String.class))
                .contains("maven://org.example:log");
    }

    @Test
    void leavesNoLargeObjectBehind() {
        SkipperBed bed = new SkipperBed(TestDatabase.POSTGRESQL.create());
        PackageUpload upload = TestPackages.upload(stream("ticktock", "1.0.0", "log"));
        bed.skipper.upload(upload);
        JdbcClient jdbc = JdbcClient.create(bed.database);
        assertThat(largeObjects(jdbc)).isEqualTo(1);
        bed.skipper.deletePackage("ticktock");
        assertThat(largeObjects(jdbc)).isZero();
    }

    private static int largeObjects(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from pg_largeobject_metadata")
                .query(Integer.class)
                .single();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void oneOddReleaseHidesNoOther() {
        SkipperBed bed = new SkipperBed(TestDatabase.H2.create());
        bed.skipper.upload(upload(stream("ticktock", "1.0.0", "log")));
        for (String name : List.of("a", "b", "c", "d")) {
            bed.skipper.install(install(name, "ticktock", "1.0.0"));
        }
        JdbcTemplate jdbc = new JdbcTemplate(bed.database);
        jdbc.update("update skipper_release set pkg_json_string = null where name = 'a'");
        jdbc.update(
                "update skipper_app_deployer_data set deployment_data = '{' where release_name = 'b'");
        jdbc.update(
                """
                update skipper_app_deployer_data set deployment_data = '{"log":"../x"}'
                where release_name = 'c'
                """);
        assertThat(bed.skipper.list(""))
                .extracting(Release::name)
                .containsExactly("a", "b", "c", "d");
        assertThat(bed.skipper.history("a"))
                .extracting(release -> release.info().description())
                .containsExactly("Cannot be read; the server's log says why");
        assertThat(bed.skipper.releases().page(false, 0, 10)).hasSize(4);
        assertThat(bed.skipper.releases().containing("d")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"MARIADB", "MYSQL"})
    void findsDeploymentsByAnIndexInADatabaseThatHadItsTables(TestDatabase database) {
        DataSource source = database.create();
        JdbcTemplate jdbc = new JdbcTemplate(source);
        jdbc.execute(
                """
                create table skipper_app_deployer_data (
                    id bigint not null primary key, object_version bigint, deployment_data longtext,
                    release_name varchar(255), release_version integer)
                """);
        SkipperMigrations.migrate(source);
        assertThat(
                        jdbc.queryForList(
                                """
                                select column_name from information_schema.statistics
                                where table_schema = database()
                                  and table_name = 'skipper_app_deployer_data' and index_name <> 'PRIMARY'
                                order by seq_in_index
                                """,
                                String.class))
                .containsExactly("release_name", "release_version");
    }

    @Test
    void findsReleasesByNameThoughTheNameOfTheIndexIsTaken() {
        DataSource source = TestDatabase.H2.create();
        JdbcTemplate jdbc = new JdbcTemplate(source);
        jdbc.execute("create table another (name varchar(10))");
        jdbc.execute("create index idx_rel_name on another (name)");
        SkipperMigrations.migrate(source);
        assertThat(
                        jdbc.queryForList(
                                """
                                select lower(column_name) from information_schema.index_columns
                                where lower(table_name) = 'skipper_release'
                                """,
                                String.class))
                .contains("name");
    }

    @Test
    void deletesWhatSkipperWasKilledOver() {
        SkipperBed bed = new SkipperBed(TestDatabase.H2.create());
        bed.skipper.upload(upload(stream("ticktock", "1.0.0", "log")));
        bed.skipper.install(install("ticktock", "ticktock", "1.0.0"));
        new JdbcTemplate(bed.database).update("update skipper_status set status_code = 'UNKNOWN'");
        assertThat(bed.skipper.delete("ticktock", false).info().status().statusCode())
                .isEqualTo(ReleaseStatus.DELETED);
        assertThat(bed.deployer.running()).isEqualTo(List.of());
    }
}
