package net.dstone.dataflow.migration;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import net.dstone.server.StartRefusedException;
import net.dstone.server.database.EmbeddedDatabase;
import net.dstone.skipper.database.SkipperMigrations;
import net.dstone.skipper.server.SkipperConfiguration;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * Tells what a start of the server would do to its database, by the same settings, and changes nothing. It
 * ends with 0 if the server would start.
 */
public final class DatabaseCheck {

    private DatabaseCheck() {}

    @EnableConfigurationProperties(DataSourceProperties.class)
    static class Settings {}

    public static void main(String[] arguments) {
        System.exit(run(System.out, arguments));
    }

    static int run(PrintStream out, String... arguments) {
        SpringApplication application = new SpringApplication(Settings.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        List<ApplicationContextInitializer<?>> initializers =
                new ArrayList<>(application.getInitializers());
        initializers.replaceAll(
                initializer ->
                        initializer instanceof EmbeddedDatabase embedded
                                ? new IfItExists(embedded)
                                : initializer);
        application.setInitializers(initializers);
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--logging.level.root=off");
        DatabaseReport report;
        try (ConfigurableApplicationContext context = application.run(all.toArray(String[]::new))) {
            report = report(context);
        } catch (StartRefusedException exception) {
            report =
                    DatabaseReport.refused(
                            String.valueOf(exception.getMessage()), exception.action());
        }
        report.lines().forEach(out::println);
        return report.usable() ? 0 : 1;
    }

    private static DatabaseReport report(ConfigurableApplicationContext context) {
        Optional<Path> embedded = EmbeddedDatabase.file(context.getEnvironment());
        if (embedded.isPresent() && !Files.exists(embedded.get())) {
            return new DatabaseReport(
                    List.of(
                            "Database: embedded, in %s".formatted(embedded.get().getParent()),
                            "At start: it is created"),
                    true);
        }
        DataSource dataSource =
                context.getBean(DataSourceProperties.class)
                        .initializeDataSourceBuilder()
                        .type(SimpleDriverDataSource.class)
                        .build();
        try {
            DatabaseReport report = DatabaseReport.read(dataSource);
            return report.usable() && !SkipperConfiguration.isRemote(context.getEnvironment())
                    ? report.withSkipper(SkipperMigrations.target(dataSource))
                    : report;
        } catch (FlywayValidateException exception) {
            return DatabaseReport.refused(
                    "Skipper's tables: " + exception.getMessage(), DatabaseReport.OTHER_VERSION);
        } catch (IllegalStateException | DataAccessException | FlywayException exception) {
            return DatabaseReport.refused(
                    "The database cannot be read: " + reason(exception),
                    "Check spring.datasource.* and whether the database runs.");
        }
    }

    /** What the driver says of it, neither what we nor what the network does. */
    private static @Nullable String reason(Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException) {
                return cause.getMessage();
            }
        }
        return exception.getMessage();
    }

    /** Serves the embedded database if nobody does, which ends by itself soon after, but makes none. */
    private record IfItExists(EmbeddedDatabase database)
            implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            if (EmbeddedDatabase.file(context.getEnvironment()).filter(Files::exists).isPresent()) {
                database.initialize(context);
            }
        }

        @Override
        public int getOrder() {
            return database.getOrder();
        }
    }
}
