package net.dstone.skipper.release;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import net.dstone.platform.AppState;
import net.dstone.platform.LaunchException;
import net.dstone.server.database.Ids;
import net.dstone.skipper.AppScale;
import net.dstone.skipper.Deployer;
import net.dstone.skipper.InstallProperties;
import net.dstone.skipper.InstallRequest;
import net.dstone.skipper.PackageMetadata;
import net.dstone.skipper.PackageUpload;
import net.dstone.skipper.Release;
import net.dstone.skipper.ReleaseInfo;
import net.dstone.skipper.RollbackRequest;
import net.dstone.skipper.Skipper;
import net.dstone.skipper.SkipperAbout;
import net.dstone.skipper.SkipperException;
import net.dstone.skipper.UpgradeRequest;
import net.dstone.skipper.database.SkipperColumns;
import net.dstone.skipper.packages.PackageUse;
import net.dstone.skipper.packages.Packages;
import net.dstone.skipper.packages.StoredPackage;
import net.dstone.skipper.platform.AppPrograms;
import net.dstone.skipper.platform.ReleasePlatform;
import net.dstone.skipper.platform.ReleasePlatforms;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Skipper in this very process. */
public class InProcessSkipper implements Skipper, AutoCloseable {

    /** The release of Skipper whose interface this has; clients decide by it. */
    private static final SkipperAbout ABOUT = new SkipperAbout("Skipper", "2.11.5");

    private final Packages packages;
    private final ReleasePlatforms platforms;
    private final ReleaseRunner runner;
    private final Releasing releasing;
    private final Releases releases;
    private final ActuatorCalls actuators = new ActuatorCalls();

    /**
     * @param timeout how long an upgrade waits unless it says so itself
     * @param server this one among those on the database
     */
    public InProcessSkipper(
            JdbcClient jdbc,
            SkipperColumns columns,
            Ids ids,
            TransactionOperations transaction,
            Packages packages,
            ReleasePlatforms platforms,
            AppPrograms programs,
            Duration timeout,
            ReleaseServer server,
            Clock clock) {
        this.packages = packages;
        this.platforms = platforms;
        ReleaseRows rows = new ReleaseRows(jdbc, columns, ids);
        OperationRows operations = new OperationRows(jdbc);
        Ownership ownership = new Ownership(new ServerRows(jdbc), server, platforms, clock);
        this.runner =
                new ReleaseRunner(
                        rows,
                        operations,
                        packages,
                        platforms,
                        programs,
                        transaction,
                        ownership,
                        clock);
        this.releasing =
                new Releasing(
                        rows, operations, ownership, runner, packages, transaction, timeout, clock);
        this.releases = new Releases(rows, ownership, runner);
    }

    public ReleaseRunner runner() {
        return runner;
    }

    public Releases releases() {
        return releases;
    }

    public ReleasePlatforms platforms() {
        return platforms;
    }

    public Packages packages() {
        return packages;
    }

    @Override
    public SkipperAbout about() {
        return ABOUT;
    }

    @Override
    public List<Deployer> deployers() {
        return platforms.all().stream().map(ReleasePlatform::shown).toList();
    }

    @Override
    public PackageMetadata upload(PackageUpload upload) {
        return packages.upload(upload).metadata();
    }

    @Override
    public List<PackageMetadata> packages(String name) {
        return packages.named(name).stream().map(StoredPackage::metadata).toList();
    }

    @Override
    public void deletePackage(String name) {
        PackageUse use = releasing.packageUse();
        packages.delete(name, use);
    }

    @Override
    public void deleteLocalPackage(String name) {
        packages.deleteLocal(name, releasing.packageUse());
    }

    @Override
    public Release install(InstallRequest request) {
        if (request.packageIdentifier() == null) {
            throw new SkipperException("The request has no packageIdentifier");
        }
        return install(packages.get(request.packageIdentifier()), request.installProperties());
    }

    /** Of a package that is known by its id. */
    public Release install(StoredPackage stored, @Nullable InstallProperties properties) {
        return told(() -> shown(releasing.install(stored, properties)));
    }

    @Override
    public Release upgrade(UpgradeRequest request) {
        return told(() -> releasing.upgrade(request).release());
    }

    @Override
    public Release rollback(RollbackRequest request) {
        return told(() -> shown(releasing.rollback(request)));
    }

    @Override
    public Release delete(String releaseName, boolean packageToo) {
        return told(() -> releasing.delete(releaseName, packageToo).release());
    }

    @Override
    public Release scale(String releaseName, List<AppScale> apps) {
        List<AppScale> wanted = Objects.requireNonNullElse(apps, List.of());
        return told(() -> shown(releasing.scale(releaseName, wanted)));
    }

    /**
     * Makes a release this server's whose own server is gone for good.
     *
     * @throws SkipperException if that one was there only lately, or if there is no such
     */
    public Release takeOver(String releaseName) {
        return told(() -> shown(releasing.takeOver(releaseName)));
    }

    @Override
    public boolean cancel(String releaseName) {
        return releasing.cancel(releaseName);
    }

    @Override
    public ReleaseInfo status(String releaseName) {
        return releases.status(releaseName);
    }

    @Override
    public ReleaseInfo status(String releaseName, int version) {
        return releases.status(releaseName, version);
    }

    @Override
    public Map<String, ReleaseInfo> statuses(Collection<String> releaseNames) {
        return releases.statuses(releaseNames);
    }

    @Override
    public Map<String, Map<String, AppState>> states(Collection<String> releaseNames) {
        return releases.states(releaseNames);
    }

    @Override
    public String manifest(String releaseName, Optional<Integer> version) {
        return releases.manifest(releaseName, version);
    }

    @Override
    public Map<String, String> logs(String releaseName, Optional<String> app) {
        return told(() -> releases.logs(releaseName, app));
    }

    @Override
    public List<Release> list(String nameContains) {
        return releases.list(nameContains).stream().map(StoredRelease::release).toList();
    }

    @Override
    public List<String> names() {
        return releases.names();
    }

    @Override
    public List<Release> history(String releaseName) {
        return releases.history(releaseName).stream().map(StoredRelease::release).toList();
    }

    @Override
    public String getActuator(
            String releaseName,
            String app,
            String instance,
            String endpoint,
            Optional<String> authorization) {
        return told(
                () ->
                        actuators.get(
                                releases.instance(releaseName, app, instance),
                                endpoint,
                                authorization));
    }

    @Override
    public String postActuator(
            String releaseName,
            String app,
            String instance,
            String endpoint,
            String body,
            Optional<String> authorization) {
        return told(
                () ->
                        actuators.post(
                                releases.instance(releaseName, app, instance),
                                endpoint,
                                body,
                                authorization));
    }

    /** What the platform refuses is refused to the caller as well, in the platform's words. */
    private static <T> T told(Supplier<T> action) {
        try {
            return action.get();
        } catch (LaunchException exception) {
            throw new SkipperException(String.valueOf(exception.getMessage()), exception);
        }
    }

    private Release shown(StoredRelease stored) {
        return releases.live(stored).release();
    }

    @Override
    public void close() {
        actuators.close();
    }
}
