package net.dstone.dataflow.migration;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import net.dstone.server.StartRefusedException;
import net.dstone.server.database.Vendor;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Migrates the database when the server starts. Version 1 is what SCDF 2.11.5 has, so its databases are
 * taken to be at 1 already, and what comes after is the same for all.
 */
@Component
public class Migrations implements FlywayConfigurationCustomizer, FlywayMigrationStrategy {

    private static final Logger log = LoggerFactory.getLogger(Migrations.class);

    /** Migrates without a server around it. */
    public static void migrate(DataSource dataSource) {
        Migrations migrations = new Migrations();
        FluentConfiguration configuration = Flyway.configure().dataSource(dataSource);
        migrations.customize(configuration);
        migrations.migrate(configuration.load());
    }

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration
                .table(SchemaContent.OWN_HISTORY)
                .locations(Vendor.of(configuration.getDataSource()).migrations());
        if (Vendor.of(configuration.getDataSource()) == Vendor.POSTGRESQL) {
            configuration.callbacks(new SharedSequence());
        }
    }

    /**
     * @throws StartRefusedException if the database is none the server can use; it is left as it is then
     */
    @Override
    public void migrate(Flyway flyway) {
        try {
            migrateOnce(flyway);
        } catch (FlywayException exception) {
            // Skipper may have begun in the same moment, and both make the sequence they share.
            log.debug("Migrating once more", exception);
            migrateOnce(flyway);
        }
    }

    private static void migrateOnce(Flyway flyway) {
        switch (state(flyway.getConfiguration().getDataSource())) {
            case DatabaseState.Fresh() -> beginningAt("0", flyway).migrate();
            case DatabaseState.Begun() -> goOn(flyway);
            case DatabaseState.Own own -> goOn(flyway);
            case DatabaseState.OfScdf scdf -> {
                log.info(
                        "The database is one of SCDF 2.11.5 and is taken over; docs/take-over.md says what"
                                + " changes and how to go back");
                beginningAt("1", flyway).migrate();
            }
            case DatabaseState.Refused(String problem, String action) ->
                    throw new StartRefusedException(problem, action);
        }
    }

    /**
     * Databases that commit each statement by itself keep what a migration did before it failed. Ours can
     * be repeated, so it only has to be forgotten that one was tried.
     */
    private static void goOn(Flyway flyway) {
        if (Arrays.stream(flyway.info().all())
                .anyMatch(migration -> migration.getState().isFailed())) {
            flyway.repair();
        }
        flyway.migrate();
    }

    /**
     * What a start would migrate in a database that is the server's already.
     *
     * @param pending the versions it would bring, in their order
     * @param cutOff the versions that were begun and failed, which it would go on with
     * @param mismatches why it would not start, for people to read: what was applied is not what is here
     */
    record Plan(List<String> pending, List<String> cutOff, List<String> mismatches) {

        Plan {
            pending = List.copyOf(pending);
            cutOff = List.copyOf(cutOff);
            mismatches = List.copyOf(mismatches);
        }
    }

    /** Changes nothing. */
    static Plan plan(DataSource dataSource) {
        FluentConfiguration configuration =
                Flyway.configure()
                        .dataSource(dataSource)
                        .ignoreMigrationPatterns("*:future", "*:pending");
        new Migrations().customize(configuration);
        Flyway flyway = configuration.load();
        MigrationInfoService info = flyway.info();
        List<String> cutOff =
                versions(
                        Arrays.stream(info.all())
                                .filter(migration -> migration.getState().isFailed()));
        return new Plan(
                versions(Arrays.stream(info.pending())),
                cutOff,
                // Going on after a failure begins with a repair, which takes what is here for
                // right.
                cutOff.isEmpty()
                        ? flyway.validateWithResult().invalidMigrations.stream()
                                .map(invalid -> invalid.errorDetails.errorMessage)
                                .toList()
                        : List.of());
    }

    private static List<String> versions(Stream<MigrationInfo> migrations) {
        return migrations.map(migration -> migration.getVersion().getVersion()).toList();
    }

    /** Refused also for rows that could not be worked with. */
    static DatabaseState state(DataSource dataSource) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        SchemaContent content = SchemaContent.read(jdbc, Vendor.of(dataSource));
        DatabaseState state = DatabaseState.of(content, ScdfSchema.load());
        if (state instanceof DatabaseState.OfScdf) {
            List<DatabaseState.Refused> problems = new ScdfRows(jdbc, content).problems();
            if (!problems.isEmpty()) {
                return problems.getFirst();
            }
        }
        return state;
    }

    /** Where the schema has tables already, those are taken to be of this version. */
    private static Flyway beginningAt(String version, Flyway flyway) {
        return Flyway.configure()
                .configuration(flyway.getConfiguration())
                .baselineOnMigrate(true)
                .baselineVersion(version)
                .load();
    }
}
