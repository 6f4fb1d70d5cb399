package net.dstone.skipper.testing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import javax.sql.DataSource;
import net.dstone.platform.Executable;
import net.dstone.platform.FakeAppDeployer;
import net.dstone.server.database.Ids;
import net.dstone.server.database.RepeatedTransactions;
import net.dstone.skipper.SkipperException;
import net.dstone.skipper.database.SkipperColumns;
import net.dstone.skipper.database.SkipperMigrations;
import net.dstone.skipper.packages.Packages;
import net.dstone.skipper.packages.RepositoryProperties;
import net.dstone.skipper.packages.RepositoryProperties.RepositorySettings;
import net.dstone.skipper.platform.ReleasePlatform;
import net.dstone.skipper.platform.ReleasePlatforms;
import net.dstone.skipper.release.InProcessSkipper;
import net.dstone.skipper.release.ReleaseServer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Skipper on a real database and a platform in memory. Its loop turns when the test says so. */
public final class SkipperBed {

    public static final Duration TIMEOUT = Duration.ofMinutes(5);

    public final DataSource database;
    public final FakeAppDeployer deployer;
    public final MovableClock clock;
    public final InProcessSkipper skipper;
    private final String platformType;
    private volatile Runnable onLookUp = () -> {};

    public SkipperBed(DataSource database) {
        this(database, "default");
    }

    /** Accounts that are one platform. */
    public SkipperBed(DataSource database, String... accounts) {
        this(
                database,
                new FakeAppDeployer(),
                new MovableClock(),
                "this-server",
                ReleasePlatform.LOCAL,
                List.of(accounts),
                Map.of());
    }

    /** On a platform that is the same one for all servers. */
    public static SkipperBed onSharedPlatform(DataSource database) {
        return new SkipperBed(
                database,
                new FakeAppDeployer(),
                new MovableClock(),
                "this-server",
                "shared",
                List.of("default"),
                Map.of());
    }

    private SkipperBed(
            DataSource database,
            FakeAppDeployer deployer,
            MovableClock clock,
            String owner,
            String platformType,
            List<String> accounts,
            Map<String, RepositorySettings> repositories) {
        this.database = database;
        this.deployer = deployer;
        this.clock = clock;
        this.platformType = platformType;
        SkipperMigrations.migrate(database);
        JdbcClient jdbc = JdbcClient.create(database);
        SkipperColumns columns = new SkipperColumns(database);
        Ids ids = new Ids(database);
        RepeatedTransactions transaction =
                new RepeatedTransactions(new JdbcTransactionManager(database));
        skipper =
                new InProcessSkipper(
                        jdbc,
                        columns,
                        ids,
                        transaction,
                        new Packages(
                                jdbc,
                                columns,
                                ids,
                                transaction,
                                new RepositoryProperties(repositories)),
                        new ReleasePlatforms(
                                accounts.stream()
                                        .map(
                                                account ->
                                                        new ReleasePlatform(
                                                                account,
                                                                platformType,
                                                                "in memory",
                                                                List.of(),
                                                                deployer))
                                        .toList()),
                        this::program,
                        TIMEOUT,
                        new ReleaseServer(owner, "host:/" + owner),
                        clock);
    }

    /** Everything exists but what is called missing. */
    private Executable program(String location) {
        onLookUp.run();
        if (location.contains("missing")) {
            throw new SkipperException("There is no file " + location);
        }
        return new Executable.Jar(Path.of("/apps/some.jar"), OptionalInt.of(17));
    }

    /** Runs whenever a program is looked up, which on a real server may download it. */
    public void onLookUp(Runnable action) {
        onLookUp = action;
    }

    /** The same server after a restart: what was in memory is gone. */
    public SkipperBed restarted() {
        return withAccount("default");
    }

    /** The same server restarted with another account as its only one. */
    public SkipperBed withAccount(String account) {
        return new SkipperBed(
                database, deployer, clock, "this-server", platformType, List.of(account), Map.of());
    }

    /** The same server restarted with repositories besides the local one. */
    public SkipperBed withRepositories(Map<String, RepositorySettings> repositories) {
        return new SkipperBed(
                database,
                deployer,
                clock,
                "this-server",
                platformType,
                List.of("default"),
                repositories);
    }

    /** Another server on the same database; its platform is another machine, unless it is shared. */
    public SkipperBed another() {
        return new SkipperBed(
                database,
                platformType.equals(ReleasePlatform.LOCAL) ? new FakeAppDeployer() : deployer,
                clock,
                "another-server",
                platformType,
                List.of("default"),
                Map.of());
    }

    public void turn() {
        skipper.runner().runOnce();
    }
}
