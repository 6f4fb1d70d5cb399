package net.dstone.skipper.release;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import net.dstone.platform.DeploymentId;
import net.dstone.skipper.AppScale;
import net.dstone.skipper.ConfigValues;
import net.dstone.skipper.InstallProperties;
import net.dstone.skipper.Pkg;
import net.dstone.skipper.ReleaseNotFoundException;
import net.dstone.skipper.ReleaseStatus;
import net.dstone.skipper.ReleaseUpgradeException;
import net.dstone.skipper.RollbackRequest;
import net.dstone.skipper.SkipperException;
import net.dstone.skipper.UpgradeProperties;
import net.dstone.skipper.UpgradeRequest;
import net.dstone.skipper.packages.PackageUse;
import net.dstone.skipper.packages.Packages;
import net.dstone.skipper.packages.StoredPackage;
import net.dstone.skipper.packages.YamlText;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/** Begins what is asked of releases: decides, records it, and has {@link ReleaseRunner} do it. */
public class Releasing {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}");

    /** Proxies and clients have given up long before. */
    private static final Duration LONGEST_WAIT_FOR_DELETE = Duration.ofMinutes(10);

    private final ReleaseRows releases;
    private final OperationRows operations;
    private final Ownership ownership;
    private final ReleaseRunner runner;
    private final Packages packages;
    private final TransactionOperations transaction;
    private final Duration timeout;
    private final Clock clock;

    Releasing(
            ReleaseRows releases,
            OperationRows operations,
            Ownership ownership,
            ReleaseRunner runner,
            Packages packages,
            TransactionOperations transaction,
            Duration timeout,
            Clock clock) {
        this.releases = releases;
        this.operations = operations;
        this.ownership = ownership;
        this.runner = runner;
        this.packages = packages;
        this.transaction = transaction;
        this.timeout = timeout;
        this.clock = clock;
    }

    /** What a version is made of. */
    private record Recipe(Pkg pkg, @Nullable Long packageId, @Nullable ConfigValues values) {}

    StoredRelease install(StoredPackage stored, @Nullable InstallProperties properties) {
        if (properties == null) {
            throw new SkipperException("The request has no installProperties");
        }
        return install(
                releaseName(properties.releaseName()),
                required(properties.platformName(), "platformName"),
                new Recipe(packages.content(stored), stored.id(), properties.configValues()));
    }

    private StoredRelease install(String name, String platformName, Recipe recipe) {
        runner.platform(platformName);
        List<ManifestApp> apps = apps(recipe);
        requireOurs(name);
        operations.ensure(name);
        return runner.exclusively(
                name,
                OperationKind.INSTALL,
                () -> {
                    int version =
                            begin(
                                    name,
                                    OperationKind.INSTALL,
                                    platformName,
                                    recipe,
                                    apps,
                                    Map.of(),
                                    Optional.empty(),
                                    timeout,
                                    List.of());
                    return started(name, version);
                });
    }

    /** Records the new version and the operation that makes it. */
    private int begin(
            String name,
            OperationKind kind,
            String platformName,
            Recipe recipe,
            List<ManifestApp> apps,
            Map<String, DeploymentId> kept,
            Optional<StoredRelease> source,
            Duration waiting,
            List<String> undeploy) {
        return Objects.requireNonNull(
                transaction.execute(
                        status -> {
                            hold(name, kind);
                            requireUnchanged(name, kind, source);
                            int version =
                                    releases.newest(name).map(StoredRelease::version).orElse(0) + 1;
                            Map<String, DeploymentId> deployments = new LinkedHashMap<>();
                            List<String> deploy = new ArrayList<>();
                            for (ManifestApp app : apps) {
                                DeploymentId present = kept.get(app.name());
                                if (present == null) {
                                    deploy.add(app.name());
                                    present = ReleaseRunner.deploymentId(name, version, app);
                                    requireFree(present, name, deployments);
                                }
                                deployments.put(app.name(), present);
                            }
                            releases.insert(
                                    name,
                                    version,
                                    recipe.pkg(),
                                    recipe.packageId(),
                                    recipe.values(),
                                    manifest(apps),
                                    platformName,
                                    kind.underway(),
                                    deployments,
                                    clock.instant());
                            begin(
                                    name,
                                    ReleaseStep.DEPLOY_NEW,
                                    kind,
                                    version,
                                    source.map(StoredRelease::version),
                                    Work.deploying(deploy, undeploy),
                                    waiting);
                            return version;
                        }));
    }

    /** Names with dots in them, and groups, can make one id of different apps; a platform would take them for one. */
    private void requireFree(DeploymentId id, String release, Map<String, DeploymentId> alongside) {
        Optional<String> holder =
                alongside.containsValue(id) ? Optional.of(release) : releases.holder(id, release);
        holder.ifPresent(
                name -> {
                    throw new SkipperException(
                            "An application of release '%s' is deployed as %s already. Give the release or the application another name"
                                    .formatted(name, id));
                });
    }

    private void begin(
            String name,
            ReleaseStep step,
            OperationKind kind,
            int version,
            Optional<Integer> source,
            Work work,
            Duration waiting) {
        Operation operation =
                new Operation(
                        name,
                        step,
                        0,
                        kind,
                        version,
                        source,
                        work,
                        null,
                        false,
                        clock.instant(),
                        Optional.empty(),
                        waiting,
                        ownership.here());
        if (!operations.begin(operation)) {
            throw ReleaseRunner.notReady(kind);
        }
    }

    /**
     * What runs on another server's machine cannot be seen from here, let alone replaced or ended: it would be
     * taken for gone, and run twice.
     */
    private void requireOurs(String name) {
        Optional<Operation> found = operations.find(name);
        if (found.isEmpty()) {
            return;
        }
        String owner = found.get().owner();
        if (owner == null || ownership.isOurs(found.get())) {
            return;
        }
        Optional<StoredRelease> active =
                releases.newestDeployed(name).or(() -> releases.newest(name));
        boolean runs =
                found.get().step() != ReleaseStep.READY
                        || active.filter(ownership::isElsewhere).isPresent();
        if (runs
                && active.map(release -> release.release().platformName())
                        .filter(ownership::isBoundToMachine)
                        .isPresent()) {
            throw ownership.elsewhere(name, owner);
        }
    }

    /**
     * Makes a release this server's whose own server is gone for good. What ran of it is deployed here; an
     * upgrade that was under way is given up unless its apps were healthy already. Should the other one come
     * back, it ends what it still has.
     */
    StoredRelease takeOver(String releaseName) {
        String name = required(releaseName, "releaseName");
        StoredRelease newest =
                releases.newest(name).orElseThrow(() -> new ReleaseNotFoundException(name));
        Operation operation =
                operations
                        .find(name)
                        .filter(found -> found.owner() != null)
                        .filter(found -> !ownership.isOurs(found))
                        .orElseThrow(
                                () ->
                                        new SkipperException(
                                                "Release [%s] is no other server's"
                                                        .formatted(name)));
        String owner = String.valueOf(operation.owner());
        ownership.requireGone(owner, name);
        runner.platform(newest);
        List<StoredRelease> running = releases.running(name);
        // What runs where every server sees it runs on, and needs but another one to look after it.
        TakeOver takeOver =
                ownership.isBoundToMachine(newest.release().platformName())
                        ? TakeOver.of(
                                operation, running.stream().findFirst().map(StoredRelease::version))
                        : new TakeOver.GoOn();
        transaction.executeWithoutResult(
                status -> {
                    if (!take(operation, takeOver)) {
                        throw new SkipperException(
                                "Release [%s] has changed meanwhile".formatted(name));
                    }
                    List<ServerRows.LeftOver> leftOvers = leftOvers(name, operation, running);
                    ownership.leave(owner, leftOvers);
                    ownership.forget(leftOvers);
                });
        return switch (takeOver) {
            case TakeOver.Deploy deploy -> started(name, deploy.version());
            case TakeOver.Nothing(), TakeOver.GoOn() -> {
                runner.advance(name);
                yield get(name, newest.version());
            }
        };
    }

    private boolean take(Operation operation, TakeOver takeOver) {
        return switch (takeOver) {
            case TakeOver.Nothing(), TakeOver.GoOn() ->
                    operations.hand(operation, ownership.here());
            case TakeOver.Deploy(int version, var failed, var deleted) -> {
                String name = operation.releaseName();
                StoredRelease release = get(name, version);
                boolean taken =
                        operations.replace(
                                operation,
                                new Operation(
                                        name,
                                        ReleaseStep.DEPLOY_NEW,
                                        0,
                                        OperationKind.INSTALL,
                                        version,
                                        Optional.empty(),
                                        Work.deploying(
                                                List.copyOf(release.deployments().keySet()),
                                                List.of()),
                                        null,
                                        false,
                                        clock.instant(),
                                        Optional.empty(),
                                        timeout,
                                        ownership.here()));
                if (taken) {
                    failed.ifPresent(
                            number ->
                                    releases.setStatus(
                                            get(name, number),
                                            ReleaseStatus.FAILED,
                                            "Given up, as its server is gone",
                                            null));
                    deleted.ifPresent(
                            number ->
                                    releases.setStatus(
                                            get(name, number),
                                            ReleaseStatus.DELETED,
                                            OperationKind.DELETE.complete(),
                                            null));
                }
                yield taken;
            }
        };
    }

    /** All that may run on the other server's machine. */
    private List<ServerRows.LeftOver> leftOvers(
            String name, Operation operation, List<StoredRelease> running) {
        Set<ServerRows.LeftOver> apps = new LinkedHashSet<>();
        List<StoredRelease> versions = new ArrayList<>(running);
        if (operation.step() != ReleaseStep.READY) {
            releases.find(name, operation.version()).ifPresent(versions::add);
        }
        for (StoredRelease version : versions) {
            if (!ownership.isBoundToMachine(version.release().platformName())) {
                continue;
            }
            version.deployments()
                    .values()
                    .forEach(
                            id ->
                                    apps.add(
                                            new ServerRows.LeftOver(
                                                    version.release().platformName(), id)));
        }
        return List.copyOf(apps);
    }

    /** For the rest of the transaction. Another server may have taken the release since that was found out. */
    private void hold(String name, OperationKind kind) {
        if (!operations.hold(name)) {
            throw ReleaseRunner.notReady(kind);
        }
        requireOurs(name);
    }

    /** Between deciding and holding the release another server may have changed it. */
    private void requireUnchanged(String name, OperationKind kind, Optional<StoredRelease> source) {
        Optional<StoredRelease> done = releases.newestDone(name);
        if (kind == OperationKind.INSTALL) {
            if (done.isPresent() && done.get().status() != ReleaseStatus.DELETED) {
                throw new SkipperException(
                        "Release with the name [%s] already exists and it is not deleted."
                                .formatted(name));
            }
        } else if (!done.map(StoredRelease::id).equals(source.map(StoredRelease::id))
                || !done.map(StoredRelease::status).equals(source.map(StoredRelease::status))) {
            throw ReleaseRunner.notReady(kind);
        }
    }

    /** Does the first steps and says what has become of it. */
    private StoredRelease started(String name, int version) {
        runner.advance(name);
        StoredRelease release = get(name, version);
        if (release.status() == ReleaseStatus.FAILED) {
            throw new SkipperException(
                    Objects.requireNonNullElse(
                            release.release().info().description(), "The release failed"));
        }
        return release;
    }

    StoredRelease upgrade(UpgradeRequest request) {
        UpgradeProperties properties = request.upgradeProperties();
        if (properties == null || request.packageIdentifier() == null) {
            throw new SkipperException(
                    "The request has no upgradeProperties or no packageIdentifier");
        }
        String name = required(properties.releaseName(), "releaseName");
        StoredRelease source =
                releases.newestDone(name).orElseThrow(() -> new ReleaseNotFoundException(name));
        requireOurs(name);
        requireReady(name, OperationKind.UPGRADE);
        StoredPackage stored = packages.get(request.packageIdentifier());
        return replace(
                source,
                OperationKind.UPGRADE,
                new Recipe(
                        packages.content(stored),
                        stored.id(),
                        ManifestRendering.merge(
                                source.release().configValues(), properties.configValues())),
                request.timeout(),
                request.force(),
                Objects.requireNonNullElse(request.appNames(), List.of()));
    }

    StoredRelease rollback(RollbackRequest request) {
        String name = required(request.releaseName(), "releaseName");
        StoredRelease source =
                releases.newestDone(name).orElseThrow(() -> new ReleaseNotFoundException(name));
        StoredRelease target =
                request.version() == 0
                        ? releases.newestDoneBefore(name, source.version())
                                .orElseThrow(
                                        () ->
                                                new SkipperException(
                                                        "Release [%s] has no version to go back to"
                                                                .formatted(name)))
                        : releases.find(name, request.version())
                                .orElseThrow(
                                        () ->
                                                new ReleaseNotFoundException(
                                                        name, request.version()));
        if (target.status() != ReleaseStatus.DEPLOYED && target.status() != ReleaseStatus.DELETED) {
            throw new SkipperException(
                    "Release [%s] cannot go back to version [%d], whose status is %s"
                            .formatted(name, target.version(), target.status()));
        }
        requireOurs(name);
        requireReady(name, OperationKind.ROLLBACK);
        Recipe recipe =
                new Recipe(
                        target.release().pkg(),
                        target.packageId(),
                        target.release().configValues());
        return source.status() == ReleaseStatus.DELETED
                ? install(name, source.release().platformName(), recipe)
                : replace(
                        source,
                        OperationKind.ROLLBACK,
                        recipe,
                        request.timeout(),
                        false,
                        List.of());
    }

    private void requireReady(String name, OperationKind kind) {
        boolean ready;
        try {
            ready = runner.awaitReady(name);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            ready = false;
        }
        if (!ready) {
            throw ReleaseRunner.notReady(kind);
        }
    }

    private StoredRelease replace(
            StoredRelease source,
            OperationKind kind,
            Recipe recipe,
            @Nullable Long waitMillis,
            boolean force,
            List<String> forced) {
        String name = source.name();
        requireUpgradable(source.release().pkg(), recipe.pkg());
        boolean runs = source.status() == ReleaseStatus.DEPLOYED;
        List<ManifestApp> running =
                runs ? ManifestApp.read(source.release().manifest().data()) : List.of();
        List<ManifestApp> wanted = apps(recipe);
        UpgradePlan plan = UpgradePlan.between(running, wanted, force, forced);
        if (plan.changesNothing()) {
            throw new ReleaseUpgradeException(
                    "Package to upgrade has no difference than existing deployed/deleted package. Not upgrading.");
        }
        List<ManifestApp> counted = withPresentCounts(wanted, running, source);
        Map<String, DeploymentId> kept = new LinkedHashMap<>();
        for (ManifestApp app : plan.keep()) {
            DeploymentId id = source.deployments().get(app.name());
            if (id != null) {
                kept.put(app.name(), id);
            }
        }
        List<String> undeploy = new ArrayList<>();
        for (ManifestApp app : plan.undeploy()) {
            DeploymentId id = source.deployments().get(app.name());
            if (id != null) {
                undeploy.add(id.value());
            }
        }
        Duration waiting = waiting(waitMillis);
        operations.ensure(name);
        return runner.exclusively(
                name,
                kind,
                () ->
                        started(
                                name,
                                begin(
                                        name,
                                        kind,
                                        source.release().platformName(),
                                        recipe,
                                        counted,
                                        kept,
                                        Optional.of(source),
                                        waiting,
                                        undeploy)));
    }

    /** As a number it may be anything, and the moment it leads to must fit into the database. */
    private Duration waiting(@Nullable Long millis) {
        if (millis == null) {
            return timeout;
        }
        Duration waiting = Duration.ofMillis(millis);
        if (!HealthCheckProperties.isAllowed(waiting)) {
            throw new SkipperException(
                    "A timeout is more than 0 ms and at most %d ms, not %d"
                            .formatted(HealthCheckProperties.LONGEST.toMillis(), millis));
        }
        return waiting;
    }

    private static void requireUpgradable(Pkg present, Pkg wanted) {
        if (present.dependencies().size() != wanted.dependencies().size()) {
            throw new ReleaseUpgradeException(
                    "The number of packages in the package changes from %d to %d, which an upgrade cannot do"
                            .formatted(
                                    present.dependencies().size(), wanted.dependencies().size()));
        }
        if (!wanted.templates().isEmpty() && !wanted.dependencies().isEmpty()) {
            throw new ReleaseUpgradeException(
                    "A package has templates of its own or packages it depends on; with both it cannot be upgraded");
        }
    }

    /**
     * An app has as many instances after an upgrade as it was scaled to before, unless the upgrade is what
     * changes how many are wanted. The manifest of what runs tells that not: it may have got its count here.
     */
    private List<ManifestApp> withPresentCounts(
            List<ManifestApp> wanted, List<ManifestApp> running, StoredRelease source) {
        if (running.isEmpty()) {
            return wanted;
        }
        Map<String, Integer> counts = runner.status(source).instanceCounts();
        Map<String, Integer> wantedBefore = new HashMap<>();
        ManifestApp.read(
                        ManifestRendering.render(
                                source.release().pkg(), source.release().configValues()))
                .forEach(app -> wantedBefore.put(app.name(), ReleaseRunner.count(app)));
        return wanted.stream()
                .map(
                        app -> {
                            int wish = ReleaseRunner.count(app);
                            int count = counts.getOrDefault(app.name(), 0);
                            boolean changed = wish != wantedBefore.getOrDefault(app.name(), wish);
                            return count == 0 || count == wish || changed
                                    ? app
                                    : app.withCount(count);
                        })
                .toList();
    }

    private static List<ManifestApp> apps(Recipe recipe) {
        List<ManifestApp> apps =
                ManifestApp.read(ManifestRendering.render(recipe.pkg(), recipe.values()));
        if (apps.isEmpty()) {
            throw new SkipperException(
                    "Package %s has no application that can be deployed here"
                            .formatted(recipe.pkg().metadata().name()));
        }
        Set<String> names = new HashSet<>();
        for (ManifestApp app : apps) {
            if (!names.add(app.name())) {
                throw new SkipperException(
                        "The package has two applications named '%s'".formatted(app.name()));
            }
            app.location();
            ReleaseRunner.count(app);
        }
        return apps;
    }

    private static String manifest(List<ManifestApp> apps) {
        return YamlText.quoted(apps.stream().map(ManifestApp::document).toList());
    }

    /** Returns when nothing of it runs; what it began goes on if the caller does not wait so long. */
    StoredRelease delete(String releaseName, boolean packageToo) {
        String name = required(releaseName, "releaseName");
        StoredRelease release =
                deletable(name).orElseThrow(() -> new ReleaseNotFoundException(name));
        requireOurs(name);
        String packageName = packageToo ? release.release().pkg().metadata().name() : null;
        if (packageName != null) {
            packages.checkLocalDeletable(packageName, othersThan(name));
        }
        if (!release.deployments().isEmpty()) {
            runner.platform(release);
        }
        operations.ensure(name);
        runner.exclusively(
                name,
                OperationKind.DELETE,
                () -> {
                    transaction.executeWithoutResult(
                            status -> {
                                hold(name, OperationKind.DELETE);
                                if (!deletable(name)
                                        .map(StoredRelease::id)
                                        .equals(Optional.of(release.id()))) {
                                    throw new ReleaseNotFoundException(name);
                                }
                                begin(
                                        name,
                                        ReleaseStep.REMOVE_OLD,
                                        OperationKind.DELETE,
                                        release.version(),
                                        Optional.empty(),
                                        Work.undeploying(
                                                release.deployments().values().stream()
                                                        .map(DeploymentId::value)
                                                        .toList(),
                                                packageName),
                                        timeout);
                            });
                    runner.advance(name);
                    return true;
                });
        awaitDeleted(name, release.version());
        return get(name, release.version());
    }

    /** One that Skipper was killed over is neither deployed nor deleted, and must not stay so for ever. */
    private Optional<StoredRelease> deletable(String name) {
        return releases.newestDeployed(name)
                .or(
                        () ->
                                releases.newest(name)
                                        .filter(
                                                release ->
                                                        release.status() == ReleaseStatus.UNKNOWN));
    }

    private PackageUse othersThan(String releaseName) {
        return stored ->
                releases.activeOf(stored.id()).stream()
                        .filter(name -> !name.equals(releaseName))
                        .toList();
    }

    private void awaitDeleted(String name, int version) {
        Instant until = clock.instant().plus(LONGEST_WAIT_FOR_DELETE);
        long known = runner.hints();
        try {
            while (isBeingDeleted(name, version)) {
                runner.requireGoingOn();
                if (!clock.instant().isBefore(until)) {
                    throw new SkipperException(
                            "Release [%s] is not gone after %d minutes; its deletion goes on"
                                    .formatted(name, LONGEST_WAIT_FOR_DELETE.toMinutes()));
                }
                runner.awaitHint(known, ReleaseRunner.LOOK);
                known = runner.hints();
                if (isBeingDeleted(name, version)) {
                    runner.advance(name);
                }
            }
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new SkipperException("Interrupted; what was begun goes on", exception);
        }
    }

    private boolean isBeingDeleted(String name, int version) {
        return operations
                .find(name)
                .filter(operation -> operation.step() != ReleaseStep.READY)
                .filter(operation -> operation.kind() == OperationKind.DELETE)
                .filter(operation -> operation.version() == version)
                .isPresent();
    }

    StoredRelease scale(String releaseName, List<AppScale> apps) {
        String name = required(releaseName, "releaseName");
        StoredRelease newest =
                releases.newest(name).orElseThrow(() -> new ReleaseNotFoundException(name));
        for (AppScale app : apps) {
            if (app.count() < 1) {
                throw new SkipperException(
                        "Application %s has at least one instance, not %d"
                                .formatted(app.name(), app.count()));
            }
        }
        requireOurs(name);
        operations.ensure(name);
        Optional<StoredRelease> deployed =
                runner.exclusively(
                        name,
                        OperationKind.SCALE,
                        () -> {
                            Optional<StoredRelease> scaled = beginScale(name, apps);
                            runner.advance(name);
                            return scaled;
                        });
        if (deployed.isEmpty()) {
            return newest;
        }
        operations
                .find(name)
                .filter(done -> done.kind() == OperationKind.SCALE)
                .map(Operation::reason)
                .ifPresent(
                        reason -> {
                            throw new SkipperException("Not scaled: " + reason);
                        });
        return deployed.get();
    }

    /** Decided while nobody else can replace what is scaled. */
    private Optional<StoredRelease> beginScale(String name, List<AppScale> apps) {
        return Objects.requireNonNull(
                transaction.execute(
                        status -> {
                            hold(name, OperationKind.SCALE);
                            Optional<StoredRelease> deployed = releases.newestDeployed(name);
                            deployed.ifPresent(
                                    release ->
                                            begin(
                                                    name,
                                                    ReleaseStep.SCALE,
                                                    OperationKind.SCALE,
                                                    release.version(),
                                                    Optional.empty(),
                                                    Work.scaling(counts(release, apps)),
                                                    timeout));
                            return deployed;
                        }));
    }

    private static List<Work.Count> counts(StoredRelease release, List<AppScale> apps) {
        List<Work.Count> counts = new ArrayList<>();
        for (AppScale app : apps) {
            DeploymentId id = release.deployments().get(app.name());
            if (id != null) {
                counts.add(new Work.Count(id.value(), app.count()));
            }
        }
        return counts;
    }

    boolean cancel(@Nullable String releaseName) {
        boolean accepted = releaseName != null && operations.cancel(releaseName);
        if (accepted) {
            runner.hint();
        }
        return accepted;
    }

    private StoredRelease get(String name, int version) {
        return releases.find(name, version)
                .orElseThrow(() -> new ReleaseNotFoundException(name, version));
    }

    private static String releaseName(@Nullable String name) {
        String given = required(name, "releaseName");
        if (!NAME.matcher(given).matches()) {
            throw new SkipperException(
                    "The name of a release has letters, digits, '.', '_' and '-', unlike '%s'"
                            .formatted(given));
        }
        return given;
    }

    private static String required(@Nullable String value, String what) {
        if (value == null || value.isBlank()) {
            throw new SkipperException("The request has no %s".formatted(what));
        }
        return value;
    }

    /** Used by releases, live ones and such as are being made. */
    PackageUse packageUse() {
        return stored -> releases.activeOf(stored.id());
    }
}
