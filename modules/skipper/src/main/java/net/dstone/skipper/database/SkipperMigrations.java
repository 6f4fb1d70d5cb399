package net.dstone.skipper.database;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import net.dstone.server.database.Vendor;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Migrates Skipper's tables when a server starts. Its history is a table of its own: the tables may be in
 * one schema with Data Flow's, and Skipper 2.11.5's own history stays as it is. Version 1 makes only what
 * is not there, so an empty database, one of Data Flow and one of Skipper are begun alike.
 */
public final class SkipperMigrations {

    static final String HISTORY = "flyway_schema_history_dstone_skipper";

    private static final Logger log = LoggerFactory.getLogger(SkipperMigrations.class);

    private SkipperMigrations() {}

    public static void migrate(DataSource dataSource) {
        try {
            migrateOnce(dataSource);
        } catch (FlywayException exception) {
            // Data Flow may have begun in the same moment, and both make the sequence they share.
            log.debug("Migrating once more", exception);
            migrateOnce(dataSource);
        }
    }

    /**
     * What a start would do; nothing is changed for it.
     *
     * @return the version the tables are migrated to, empty when they are left as they are
     * @throws FlywayException if they were migrated by other migrations than these, which a start refuses as
     *     well
     */
    public static Optional<String> target(DataSource dataSource) {
        Flyway flyway = flyway(dataSource);
        MigrationInfo[] migrations = flyway.info().all();
        // Going on after a failure begins with a repair, which takes what is here for right.
        if (Arrays.stream(migrations).noneMatch(migration -> migration.getState().isFailed())) {
            flyway.validate();
        }
        return Arrays.stream(migrations)
                .filter(
                        migration ->
                                migration.getState() == MigrationState.PENDING
                                        || migration.getState().isFailed())
                .map(migration -> migration.getVersion().getVersion())
                .reduce((before, last) -> last);
    }

    private static void migrateOnce(DataSource dataSource) {
        Flyway flyway = flyway(dataSource);
        if (Arrays.stream(flyway.info().all())
                .anyMatch(migration -> migration.getState().isFailed())) {
            // Databases that commit each statement keep half of it; all of it can be repeated.
            flyway.repair();
        }
        flyway.migrate();
    }

    private static Flyway flyway(DataSource dataSource) {
        Vendor vendor = Vendor.of(dataSource);
        return Flyway.configure()
                .dataSource(dataSource)
                .table(HISTORY)
                .locations("classpath:db/skipper/" + vendor.name().toLowerCase(Locale.ROOT))
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .ignoreMigrationPatterns("*:future", "*:pending")
                .load();
    }
}
