package net.dstone.skipper.release;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import net.dstone.platform.AppDeployer;
import net.dstone.platform.AppInstance;
import net.dstone.platform.AppState;
import net.dstone.platform.DeploymentId;
import net.dstone.platform.LaunchLog;
import net.dstone.platform.LogStream;
import net.dstone.skipper.Release;
import net.dstone.skipper.ReleaseInfo;
import net.dstone.skipper.ReleaseNotFoundException;
import net.dstone.skipper.ReleaseStatus;
import net.dstone.skipper.SkipperException;
import net.dstone.skipper.SkipperException.Kind;
import net.dstone.skipper.Status;
import org.jspecify.annotations.Nullable;

/** What there is to know of releases. How apps are is asked of the platform each time. */
public class Releases {

    /** Of one output of one instance; an answer holds all of them in memory. */
    private static final int LONGEST_LOG = 128 * 1024;

    private final ReleaseRows rows;
    private final Ownership ownership;
    private final ReleaseRunner runner;

    Releases(ReleaseRows rows, Ownership ownership, ReleaseRunner runner) {
        this.rows = rows;
        this.ownership = ownership;
        this.runner = runner;
    }

    ReleaseInfo status(String name) {
        return live(rows.newest(name).orElseThrow(() -> new ReleaseNotFoundException(name)))
                .release()
                .info();
    }

    ReleaseInfo status(String name, int version) {
        return live(get(name, version)).release().info();
    }

    /** Of the versions whose apps run: one that failed to replace another one says nothing of that. */
    Map<String, ReleaseInfo> statuses(Collection<String> names) {
        Map<String, ReleaseInfo> statuses = new LinkedHashMap<>();
        current(names).forEach((name, found) -> statuses.put(name, live(found).release().info()));
        return statuses;
    }

    Map<String, Map<String, AppState>> states(Collection<String> names) {
        Map<String, Map<String, AppState>> states = new LinkedHashMap<>();
        current(names).forEach((name, found) -> states.put(name, states(found)));
        return states;
    }

    private Map<String, AppState> states(StoredRelease release) {
        if (ownership.isElsewhere(release)) {
            return Map.of();
        }
        return switch (release.status()) {
            case DEPLOYED -> runner.status(release).states();
            // What the platform has not heard of yet is about to be deployed.
            case UNKNOWN -> {
                Map<String, AppState> states = runner.status(release).states();
                states.replaceAll(
                        (id, state) -> state == AppState.UNKNOWN ? AppState.DEPLOYING : state);
                yield states;
            }
            case DELETED, FAILED -> Map.of();
        };
    }

    /** The version that runs, or else the newest. */
    private Optional<StoredRelease> current(String name) {
        return Optional.ofNullable(current(List.of(name)).get(name));
    }

    private Map<String, StoredRelease> current(Collection<String> names) {
        Map<String, List<StoredRelease>> found = rows.newestAndDeployed(names);
        Map<String, StoredRelease> current = new LinkedHashMap<>();
        for (String name : names) {
            List<StoredRelease> versions = found.getOrDefault(name, List.of());
            if (versions.isEmpty()) {
                continue;
            }
            StoredRelease newest = versions.getFirst();
            current.put(
                    name,
                    newest.status() == ReleaseStatus.FAILED
                            ? versions.stream()
                                    .filter(version -> version.status() == ReleaseStatus.DEPLOYED)
                                    .findFirst()
                                    .orElse(newest)
                            : newest);
        }
        return current;
    }

    List<String> names() {
        return rows.names();
    }

    String manifest(String name, Optional<Integer> version) {
        StoredRelease release =
                version.isPresent()
                        ? get(name, version.get())
                        : rows.newest(name).orElseThrow(() -> new ReleaseNotFoundException(name));
        return release.release().manifest().data();
    }

    /**
     * The end of what all instances printed, by deployment id; of a single one by its own id.
     *
     * @param app a deployment id, or that of an instance
     */
    Map<String, String> logs(String name, Optional<String> app) {
        StoredRelease release = current(name).orElseThrow(() -> new ReleaseNotFoundException(name));
        Map<String, String> logs = new LinkedHashMap<>();
        if (release.status() == ReleaseStatus.DELETED) {
            return logs;
        }
        ownership.requireHere(release);
        AppDeployer deployer = runner.platform(release).deployer();
        for (DeploymentId id : release.deployments().values()) {
            if (app.isEmpty() || app.get().equalsIgnoreCase(id.value())) {
                logs.put(id.value(), log(deployer, id, _ -> true));
            } else if (hasInstance(deployer, id, app.get())) {
                logs.put(app.get(), log(deployer, id, app.get()::equals));
            }
        }
        return logs;
    }

    private static boolean hasInstance(AppDeployer deployer, DeploymentId id, String instance) {
        return deployer.status(id).instances().stream()
                .map(AppInstance::id)
                .anyMatch(instance::equals);
    }

    private static String log(AppDeployer deployer, DeploymentId id, Predicate<String> wanted) {
        StringBuilder text = new StringBuilder();
        for (AppInstance instance : deployer.status(id).instances()) {
            if (!wanted.test(instance.id())) {
                continue;
            }
            deployer.log(id, instance.id())
                    .ifPresent(
                            log -> {
                                append(text, "stdout", log, LogStream.STDOUT);
                                append(text, "stderr", log, LogStream.STDERR);
                            });
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String title, LaunchLog log, LogStream stream) {
        try {
            long size = log.size(stream);
            if (size == 0) {
                return;
            }
            try (InputStream bytes = log.open(stream, Math.max(0, size - LONGEST_LOG))) {
                text.append(title)
                        .append(":\n")
                        .append(new String(bytes.readNBytes(LONGEST_LOG), StandardCharsets.UTF_8));
            }
        } catch (IOException exception) {
            throw new SkipperException(
                    Kind.FAILED, "The log cannot be read: " + exception.getMessage(), exception);
        }
    }

    List<StoredRelease> list(String nameContains) {
        return rows.listed(nameContains).stream().map(this::live).toList();
    }

    List<StoredRelease> history(String name) {
        return rows.named(name).stream().map(this::live).toList();
    }

    /** Versions of all releases whose name contains the text, by name, newest first. */
    public List<StoredRelease> containing(String text) {
        return rows.containing(text).stream().map(this::live).toList();
    }

    public List<StoredRelease> page(boolean descending, long offset, int size) {
        return rows.page(descending, offset, size).stream().map(this::live).toList();
    }

    public long count() {
        return rows.count();
    }

    public Optional<StoredRelease> find(long id) {
        return rows.find(id).map(this::live);
    }

    /**
     * One instance of the version that runs.
     *
     * @throws SkipperException if there is none
     */
    AppInstance instance(String name, String deployment, String instance) {
        StoredRelease release = current(name).orElseThrow(() -> new ReleaseNotFoundException(name));
        ownership.requireHere(release);
        return release.deployments().values().stream()
                .filter(id -> id.value().equalsIgnoreCase(deployment))
                .flatMap(id -> runner.platform(release).deployer().status(id).instances().stream())
                .filter(found -> found.id().equalsIgnoreCase(instance))
                .findFirst()
                .orElseThrow(
                        () ->
                                new SkipperException(
                                        "Release [%s] has no instance '%s' of '%s'"
                                                .formatted(name, instance, deployment)));
    }

    private StoredRelease get(String name, int version) {
        return rows.find(name, version)
                .orElseThrow(() -> new ReleaseNotFoundException(name, version));
    }

    /**
     * With the platform's present word on it, if anything of it was deployed; or with the reason why there is
     * none.
     */
    StoredRelease live(StoredRelease stored) {
        if (stored.status() == ReleaseStatus.DELETED
                || stored.status() == ReleaseStatus.FAILED
                || stored.deployments().isEmpty()) {
            return stored;
        }
        Release release = stored.release();
        ReleaseInfo info = release.info();
        return new StoredRelease(
                stored.id(),
                stored.infoId(),
                stored.statusId(),
                stored.packageId(),
                new Release(
                        release.name(),
                        release.version(),
                        new ReleaseInfo(
                                new Status(
                                        info.status().statusCode(), runner.status(stored).json()),
                                info.firstDeployed(),
                                info.lastDeployed(),
                                info.deleted(),
                                description(stored)),
                        release.pkg(),
                        release.configValues(),
                        release.manifest(),
                        release.platformName()),
                stored.deployments(),
                stored.owner());
    }

    private @Nullable String description(StoredRelease stored) {
        String description = stored.release().info().description();
        return ownership.isElsewhere(stored)
                ? "%s. %s".formatted(description, ownership.whereabouts(stored))
                : description;
    }
}
