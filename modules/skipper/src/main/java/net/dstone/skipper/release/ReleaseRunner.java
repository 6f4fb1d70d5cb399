package net.dstone.skipper.release;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import net.dstone.platform.AppDeployRequest;
import net.dstone.platform.AppDeployer;
import net.dstone.platform.AppState;
import net.dstone.platform.DeploymentId;
import net.dstone.platform.Executable;
import net.dstone.server.database.DatabaseOutage;
import net.dstone.skipper.ReleaseStatus;
import net.dstone.skipper.SkipperException;
import net.dstone.skipper.packages.Packages;
import net.dstone.skipper.platform.AppPrograms;
import net.dstone.skipper.platform.ReleasePlatform;
import net.dstone.skipper.platform.ReleasePlatforms;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Does what has been recorded to be done with releases. Every step may be repeated, as a platform that is
 * told the same again does nothing more; so whoever finds an operation half done, after a restart or in the
 * next look, goes on with it. The platform is never called in a transaction.
 */
public class ReleaseRunner {

    private static final Logger log = LoggerFactory.getLogger(ReleaseRunner.class);
    private static final Duration LONGEST_WAIT_FOR_LOCK = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT_FOR_OLD = Duration.ofSeconds(30);

    /** Between looks at apps that end, should the platform tell nothing. */
    static final Duration LOOK = Duration.ofMillis(500);

    private static final Duration LONGEST_WAIT_FOR_ALL = Duration.ofMinutes(10);

    private static final String BOOT_VERSION = "spring.cloud.deployer.bootVersion";
    private static final String GROUP = "spring.cloud.deployer.group";
    private static final String APP_NAME = "spring.cloud.deployer.appName";

    private final ReleaseRows releases;
    private final OperationRows operations;
    private final Packages packages;
    private final ReleasePlatforms platforms;
    private final AppPrograms programs;
    private final TransactionOperations transaction;
    private final Ownership ownership;
    private final Clock clock;
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();
    private final ReentrantLock hints = new ReentrantLock();
    private final Condition hinted = hints.newCondition();
    private long hintCount;
    private volatile boolean stopping;

    /** The threads that move releases on, and releases that may have to be moved once more. */
    private final Map<String, Thread> advancing = new ConcurrentHashMap<>();

    private final Set<String> again = ConcurrentHashMap.newKeySet();

    /** Releases that wait for a platform and of which that has been said. */
    private final Set<String> missed = ConcurrentHashMap.newKeySet();

    ReleaseRunner(
            ReleaseRows releases,
            OperationRows operations,
            Packages packages,
            ReleasePlatforms platforms,
            AppPrograms programs,
            TransactionOperations transaction,
            Ownership ownership,
            Clock clock) {
        this.releases = releases;
        this.operations = operations;
        this.packages = packages;
        this.platforms = platforms;
        this.programs = programs;
        this.transaction = transaction;
        this.ownership = ownership;
        this.clock = clock;
    }

    /** Moves all this server has begun, now or before it was restarted, as far as it goes. */
    public void runOnce() {
        beginAll();
        awaitAll(LONGEST_WAIT_FOR_ALL);
    }

    /** As {@link #runOnce}, without waiting: a step may download a program, and others go on meanwhile. */
    void beginAll() {
        ownership.tellThatItIsThere();
        endLeftOvers();
        for (Operation operation : operations.underway(ownership.here())) {
            String name = operation.releaseName();
            // Before it is found out whether it is being moved: what has changed may have been
            // missed.
            again.add(name);
            Thread thread =
                    Thread.ofVirtual().name("release-" + name).unstarted(() -> moveOn(operation));
            if (advancing.putIfAbsent(name, thread) == null) {
                again.remove(name);
                thread.start();
            }
        }
    }

    /** What another server has taken over while this one was away must not run twice. */
    private void endLeftOvers() {
        List<ServerRows.LeftOver> leftOvers = ownership.leftOvers();
        // Asked after they were read: a step that begins later finds its release taken.
        boolean mayStillBeDeployed = locks.values().stream().anyMatch(ReentrantLock::isLocked);
        for (ServerRows.LeftOver app : leftOvers) {
            Optional<AppDeployer> deployer =
                    platforms.find(app.platformName()).map(ReleasePlatform::deployer);
            if (deployer.isEmpty()) {
                continue;
            }
            try {
                deployer.get().undeploy(app.deployment());
                if (!mayStillBeDeployed
                        && isGone(deployer.get().status(app.deployment()).state())) {
                    ownership.forget(List.of(app));
                    log.info("Ended {}, which another server has taken over", app.deployment());
                }
            } catch (RuntimeException exception) {
                if (DatabaseOutage.causes(exception)) {
                    throw exception;
                }
                log.warn(
                        "{}, which another server has taken over, cannot be ended; it is tried again",
                        app.deployment(),
                        exception);
            }
        }
    }

    private void moveOn(Operation operation) {
        String name = operation.releaseName();
        try {
            advance(name);
        } catch (RuntimeException exception) {
            if (stopping || DatabaseOutage.causes(exception)) {
                log.debug("{} of release {} goes on later", operation.kind(), name, exception);
            } else {
                log.warn(
                        "{} of release {} has come no further than {}; it is tried again",
                        operation.kind(),
                        name,
                        operation.step(),
                        exception);
            }
        } finally {
            advancing.remove(name);
            if (again.remove(name)) {
                hint();
            }
        }
    }

    /** Returns when nothing is being done, or after this time. */
    void awaitAll(Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        try {
            for (Thread thread : List.copyOf(advancing.values())) {
                // One that has not been started yet is not waited for.
                if (thread.isAlive()) {
                    thread.join(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
                }
            }
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * While the server stops, its platforms fail at what they would do otherwise. That says nothing of a
     * release: no step begins any more, and one that fails is left for when the server is back.
     */
    void stopping(boolean now) {
        stopping = now;
    }

    void requireGoingOn() {
        if (stopping) {
            throw new SkipperException(
                    "The server is being stopped. What was begun goes on when it is back");
        }
    }

    /** Something may have changed on a platform. */
    void hint() {
        hints.lock();
        try {
            hintCount++;
            hinted.signalAll();
        } finally {
            hints.unlock();
        }
    }

    /** How many hints there were. Whoever looks asks before, so that none is lost that comes meanwhile. */
    long hints() {
        hints.lock();
        try {
            return hintCount;
        } finally {
            hints.unlock();
        }
    }

    /** Waits for another hint than those known; each of those who wait gets it. */
    void awaitHint(long known, Duration longest) throws InterruptedException {
        long left = longest.toNanos();
        hints.lock();
        try {
            while (hintCount == known && left > 0) {
                left = hinted.awaitNanos(left);
            }
        } finally {
            hints.unlock();
        }
    }

    /** Runs what begins an operation together with its first steps, before anybody else can take them. */
    <T> T exclusively(String releaseName, OperationKind kind, Supplier<T> action) {
        ownership.tellThatItIsThere();
        ReentrantLock lock = lock(releaseName);
        boolean mine;
        try {
            mine =
                    awaitReady(releaseName)
                            && lock.tryLock(
                                    LONGEST_WAIT_FOR_LOCK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            mine = false;
        }
        if (!mine) {
            throw notReady(kind);
        }
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Whether something can be begun. Once the new version of an upgrade is deployed callers take it for done;
     * while the apps it has replaced still end, they are made to wait rather than refused.
     */
    boolean awaitReady(String releaseName) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_WAIT_FOR_OLD.toNanos();
        while (true) {
            long known = hints();
            Optional<Operation> found = operations.find(releaseName);
            if (found.isEmpty() || found.get().step() == ReleaseStep.READY) {
                return true;
            }
            boolean ends =
                    found.get().step() == ReleaseStep.REMOVE_OLD && found.get().kind().replaces();
            long left = end - System.nanoTime();
            if (!ends || left <= 0 || stopping) {
                return false;
            }
            awaitHint(known, Duration.ofNanos(Math.min(left, LOOK.toNanos())));
            advance(releaseName);
        }
    }

    /** In Skipper's words. */
    static SkipperException notReady(OperationKind kind) {
        return new SkipperException("Statemachine is not in state ready to do " + kind);
    }

    /** Moves this server's operation on a release as far as it goes, unless another thread is at it. */
    void advance(String releaseName) {
        ReentrantLock lock = lock(releaseName);
        if (!lock.tryLock()) {
            return;
        }
        try {
            boolean moved = true;
            while (moved && !stopping) {
                Optional<Operation> found = operations.find(releaseName).filter(ownership::isOurs);
                moved =
                        found.isPresent()
                                && found.get().step() != ReleaseStep.READY
                                && step(found.get());
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether it is as it was read, apart from a wish to cancel it, and no other server has taken it. */
    private boolean isStill(Operation operation) {
        return operations
                .find(operation.releaseName())
                .filter(ownership::isOurs)
                .filter(found -> found.turn() == operation.turn())
                .isPresent();
    }

    private ReentrantLock lock(String releaseName) {
        return locks.computeIfAbsent(releaseName, name -> new ReentrantLock());
    }

    /** Whether it went on to another step. */
    private boolean step(Operation operation) {
        return switch (operation.step()) {
            case READY -> false;
            case DEPLOY_NEW -> deployNew(operation);
            case WAIT_HEALTHY -> waitHealthy(operation);
            case REMOVE_OLD -> removeOld(operation);
            case BACK_OUT -> backOut(operation);
            case SCALE -> scale(operation);
        };
    }

    private boolean deployNew(Operation operation) {
        StoredRelease release = release(operation);
        if (operation.cancelled()) {
            return fail(operation, release, cancelled(operation));
        }
        try {
            ReleasePlatform platform = platform(release);
            List<ManifestApp> apps =
                    ManifestApp.read(release.release().manifest().data()).stream()
                            .filter(app -> operation.work().deploy().contains(app.name()))
                            .toList();
            // All before any is deployed: a program that cannot be had is found out without harm.
            List<AppDeployRequest> requests = new ArrayList<>();
            for (ManifestApp app : apps) {
                requests.add(request(release, app, programs.find(app.location())));
            }
            for (AppDeployRequest request : requests) {
                requireGoingOn();
                // A download may have taken so long that others took this server for gone.
                if (!isStill(operation)) {
                    return false;
                }
                platform.deployer().deploy(request);
            }
        } catch (RuntimeException exception) {
            if (stopping || DatabaseOutage.causes(exception)) {
                throw exception;
            }
            log.warn("Release {} could not be deployed", operation.releaseName(), exception);
            return fail(
                    operation,
                    release,
                    "%s %s"
                            .formatted(
                                    operation.kind() == OperationKind.INSTALL
                                            ? "Install failed:"
                                            : "Could not deploy app.",
                                    message(exception)));
        }
        if (operation.kind().replaces()) {
            // One that was stored without a limit must not stay here for ever.
            Duration waiting =
                    HealthCheckProperties.isAllowed(operation.timeout())
                            ? operation.timeout()
                            : HealthCheckProperties.LONGEST;
            return operations.wait(operation, clock.instant().plus(waiting));
        }
        String json = status(release).json();
        return moved(
                operation,
                ReleaseStep.READY,
                null,
                () ->
                        releases.setStatus(
                                release,
                                ReleaseStatus.DEPLOYED,
                                operation.kind().complete(),
                                json));
    }

    static AppDeployRequest request(StoredRelease release, ManifestApp app, Executable executable) {
        Map<String, String> deployment = new LinkedHashMap<>(app.deploymentProperties());
        String group = deployment.computeIfAbsent(GROUP, key -> release.name());
        deployment.put(APP_NAME, app.name());
        DeploymentId id = release.deployments().get(app.name());
        if (id == null) {
            throw new IllegalStateException(
                    "Application %s has no deployment".formatted(app.name()));
        }
        return new AppDeployRequest(
                id,
                group,
                app.name(),
                count(app),
                executable,
                number(deployment.getOrDefault(BOOT_VERSION, "2"), BOOT_VERSION),
                app.applicationProperties(),
                deployment,
                List.of());
    }

    /** How many instances the manifest wants. */
    static int count(ManifestApp app) {
        int count =
                number(
                        app.deploymentProperties().getOrDefault(ManifestApp.COUNT, "1"),
                        ManifestApp.COUNT);
        if (count < 1) {
            throw new SkipperException(
                    "%s of application %s must be at least 1, and is %d"
                            .formatted(ManifestApp.COUNT, app.name(), count));
        }
        return count;
    }

    private static int number(String text, String key) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException exception) {
            throw new SkipperException("%s is no number: '%s'".formatted(key, text), exception);
        }
    }

    /** The deployment of an app in a version of a release. */
    static DeploymentId deploymentId(String releaseName, int version, ManifestApp app) {
        String group = app.deploymentProperties().getOrDefault(GROUP, releaseName);
        try {
            return new DeploymentId("%s.%s-v%d".formatted(group, app.name(), version));
        } catch (IllegalArgumentException exception) {
            throw new SkipperException(
                    "Application %s of release %s cannot have this name: letters, digits, '.', '_', '$' and '-' are allowed"
                            .formatted(app.name(), releaseName),
                    exception);
        }
    }

    private boolean waitHealthy(Operation operation) {
        StoredRelease release = release(operation);
        if (operation.cancelled()) {
            return fail(operation, release, cancelled(operation));
        }
        PlatformStatus status = status(release);
        if (status.isHealthy()) {
            String json = status.json();
            return moved(
                    operation,
                    ReleaseStep.REMOVE_OLD,
                    null,
                    () ->
                            releases.setStatus(
                                    release,
                                    ReleaseStatus.DEPLOYED,
                                    operation.kind().complete(),
                                    json));
        }
        Optional<String> failed = status.findFailed(operation.work().deploy());
        if (failed.isPresent()) {
            return fail(
                    operation,
                    release,
                    "%s failed after %d ms: %s"
                            .formatted(failed.get(), waited(operation), status.problems()));
        }
        Instant until = operation.healthyUntil().orElse(Instant.MIN);
        String platformName = release.release().platformName();
        if (!clock.instant().isBefore(until)) {
            return fail(
                    operation,
                    release,
                    "Not healthy after %d ms: %s%s"
                            .formatted(
                                    operation.timeout().toMillis(),
                                    status.problems(),
                                    platforms.find(platformName).isPresent()
                                            ? ""
                                            : ", as there is no platform named '%s'"
                                                    .formatted(platformName)));
        }
        return false;
    }

    private String cancelled(Operation operation) {
        return "%s cancelled after %d ms"
                .formatted(
                        operation.kind() == OperationKind.ROLLBACK ? "Rollback" : "Upgrade",
                        waited(operation));
    }

    private long waited(Operation operation) {
        return Duration.between(operation.started(), clock.instant()).toMillis();
    }

    /** From here on nothing of the new version stays. */
    private boolean fail(Operation operation, StoredRelease release, String reason) {
        return moved(
                operation,
                ReleaseStep.BACK_OUT,
                reason,
                () -> releases.setStatus(release, ReleaseStatus.FAILED, reason, null));
    }

    private boolean removeOld(Operation operation) {
        StoredRelease release = release(operation);
        if (!remove(release, operation.work().undeploy())) {
            return false;
        }
        Optional<StoredRelease> gone =
                operation.kind() == OperationKind.DELETE
                        ? Optional.of(release)
                        : operation
                                .sourceVersion()
                                .flatMap(
                                        version -> releases.find(operation.releaseName(), version));
        String deletePackage = operation.work().deletePackage();
        return moved(
                operation,
                ReleaseStep.READY,
                null,
                () -> {
                    gone.ifPresent(
                            old ->
                                    releases.setStatus(
                                            old,
                                            ReleaseStatus.DELETED,
                                            OperationKind.DELETE.complete(),
                                            null));
                    if (deletePackage != null) {
                        packages.deleteLocal(deletePackage, stored -> List.of());
                    }
                });
    }

    private boolean backOut(Operation operation) {
        StoredRelease release = release(operation);
        List<String> deployed =
                operation.work().deploy().stream()
                        .flatMap(
                                app -> Optional.ofNullable(release.deployments().get(app)).stream())
                        .map(DeploymentId::value)
                        .toList();
        return remove(release, deployed)
                && operations.move(operation, ReleaseStep.READY, operation.reason());
    }

    /** Undeploys; whether nothing of it runs any more. */
    private boolean remove(StoredRelease release, List<String> deployments) {
        if (deployments.isEmpty()) {
            return true;
        }
        Optional<AppDeployer> deployer =
                platforms.find(release.release().platformName()).map(ReleasePlatform::deployer);
        if (deployer.isEmpty()) {
            if (missed.add(release.name())) {
                log.warn(
                        "Platform {} of release {} is not configured any more; what may run of it is undeployed"
                                + " once it is again",
                        release.release().platformName(),
                        release.name());
            }
            return false;
        }
        missed.remove(release.name());
        List<DeploymentId> ids = deployments.stream().map(DeploymentId::new).toList();
        ids.forEach(deployer.get()::undeploy);
        return ids.stream().allMatch(id -> isGone(deployer.get().status(id).state()));
    }

    private static boolean isGone(AppState state) {
        return state == AppState.UNDEPLOYED || state == AppState.UNKNOWN;
    }

    private boolean scale(Operation operation) {
        StoredRelease release = release(operation);
        List<String> failures = new ArrayList<>();
        for (Work.Count count : operation.work().scale()) {
            try {
                platform(release)
                        .deployer()
                        .scale(new DeploymentId(count.deployment()), count.count());
            } catch (RuntimeException exception) {
                if (stopping || DatabaseOutage.causes(exception)) {
                    throw exception;
                }
                failures.add("%s: %s".formatted(count.deployment(), message(exception)));
            }
        }
        boolean moved =
                operations.move(
                        operation,
                        ReleaseStep.READY,
                        failures.isEmpty() ? null : String.join("; ", failures));
        if (!failures.isEmpty()) {
            log.warn("Release {} could not be scaled: {}", release.name(), failures);
        }
        return moved;
    }

    /** The step and what it means for the release, both or none. */
    private boolean moved(
            Operation operation, ReleaseStep next, @Nullable String reason, Runnable change) {
        return Boolean.TRUE.equals(
                transaction.execute(
                        status -> {
                            boolean moved = operations.move(operation, next, reason);
                            if (moved) {
                                change.run();
                            }
                            return moved;
                        }));
    }

    private StoredRelease release(Operation operation) {
        return releases.find(operation.releaseName(), operation.version())
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "Version %d of release %s is lost"
                                                .formatted(
                                                        operation.version(),
                                                        operation.releaseName())));
    }

    ReleasePlatform platform(StoredRelease release) {
        return platform(release.release().platformName());
    }

    ReleasePlatform platform(String name) {
        return platforms
                .find(name)
                .orElseThrow(() -> new SkipperException("No platform named '%s'".formatted(name)));
    }

    PlatformStatus status(StoredRelease release) {
        if (ownership.isElsewhere(release)) {
            return PlatformStatus.elsewhere(release);
        }
        return platforms
                .find(release.release().platformName())
                .map(platform -> PlatformStatus.of(release, platform.deployer()))
                .orElseGet(() -> PlatformStatus.withoutPlatform(release));
    }

    private static String message(Throwable exception) {
        String message = exception.getMessage();
        return message == null ? exception.getClass().getSimpleName() : message;
    }
}
