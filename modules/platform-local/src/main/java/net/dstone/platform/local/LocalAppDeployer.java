package net.dstone.platform.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.dstone.platform.AppDeployRequest;
import net.dstone.platform.AppDeployer;
import net.dstone.platform.AppListener;
import net.dstone.platform.AppState;
import net.dstone.platform.AppStatus;
import net.dstone.platform.DeploymentId;
import net.dstone.platform.LaunchException;
import net.dstone.platform.LaunchId;
import net.dstone.platform.LaunchLog;
import net.dstone.platform.LogStream;

/**
 * Keeps apps running as processes of this machine. What is wanted is recorded in {@code <home>/apps}, a
 * {@link LocalTaskLauncher} with a home of its own there runs the programs, and every so often the two are
 * compared. Of several servers over one home the first one keeps the apps; another one takes over when
 * that is gone.
 */
public final class LocalAppDeployer implements AppDeployer {

    private static final System.Logger LOG = System.getLogger(LocalAppDeployer.class.getName());

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    /** Of so many undeployed apps, and for so long, the logs are kept. */
    static final int KEPT_UNDEPLOYED = 20;

    static final Duration UNDEPLOYED_KEPT_FOR = Duration.ofDays(7);

    /** How {@link LocalApp} names the launches of an app. */
    private static final Pattern RUN = Pattern.compile("(.+)-\\d+-[0-9a-f]{8}");

    private final AppFolders folders;
    private final AppKeeper keeper;
    private final LocalTaskLauncher launcher;
    private final AppProber prober = new AppProber();
    private final LocalApp.Place place;
    private final Clock clock;
    private final Map<DeploymentId, LocalApp> apps = new ConcurrentHashMap<>();

    /** Apps whose record is there and could not be read, now or yet; what runs of them is left alone. */
    private final Set<DeploymentId> unread = ConcurrentHashMap.newKeySet();

    private final List<AppListener> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer;

    /** So that an id is not deployed twice, nor while what is left of it is being removed. */
    private final Object deploying = new Object();

    private volatile boolean keeping;
    private volatile boolean closed;

    /**
     * @param home where the apps are kept; made if it does not exist
     */
    public LocalAppDeployer(Path home, LocalAccount account, JavaHomes javaHomes) {
        this(home, account, javaHomes, System.getenv(), Clock.systemUTC());
    }

    /**
     * @param inherited the server's environment, of which apps get what the account says
     */
    public LocalAppDeployer(
            Path home,
            LocalAccount account,
            JavaHomes javaHomes,
            Map<String, String> inherited,
            Clock clock) {
        this.clock = clock;
        this.folders = AppFolders.in(home.toAbsolutePath().normalize());
        this.keeper = new AppKeeper(folders.keeperFile());
        this.launcher =
                new LocalTaskLauncher(folders.launcherHome(), account, javaHomes, inherited, clock);
        this.place =
                new LocalApp.Place(
                        account,
                        folders,
                        launcher,
                        new LocalCommands(account, javaHomes, inherited),
                        new AppPorts(account.portRange()),
                        prober,
                        AppProber.localHost(),
                        clock,
                        () -> !closed,
                        this::tell);
        this.timer =
                new ScheduledThreadPoolExecutor(
                        1,
                        Thread.ofPlatform().daemon().name("local-apps").factory(),
                        new ThreadPoolExecutor.DiscardPolicy());
        keepIfNobodyDoes();
        launcher.subscribe(this::noticed);
        timer.scheduleWithFixedDelay(
                this::lookAndGoOn,
                BETWEEN_LOOKS.toMillis(),
                BETWEEN_LOOKS.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void deploy(AppDeployRequest request) {
        requireKeeping();
        DeploymentId id = request.id();
        synchronized (deploying) {
            requireRead(id);
            LocalApp present = apps.get(id);
            if (present != null && present.isUndeploying()) {
                throw new LaunchException(
                        "%s is still being undeployed. Deploy it again when that is done."
                                .formatted(id));
            }
            if (present != null && !present.isUndeployed()) {
                return;
            }
            deploy(id, LocalApp.planned(request, place));
        }
        LOG.log(Level.INFO, "Deployed {0}", request);
        tell(id);
    }

    private void deploy(DeploymentId id, LocalApp app) {
        try {
            // Nobody else may look at it before it is recorded.
            synchronized (app) {
                apps.put(id, app);
                app.deploy();
            }
        } catch (LaunchException e) {
            if (Files.exists(folders.record(id).path())) {
                // What is recorded when the server stops is started by the next one.
                if (!closed) {
                    app.undeploy();
                }
            } else {
                apps.remove(id);
            }
            throw e;
        }
    }

    @Override
    public void undeploy(DeploymentId id) {
        requireKeeping();
        requireRead(id);
        LocalApp app = apps.get(id);
        if (app != null && !app.isUndeployed()) {
            app.undeploy();
            tell(id);
        }
    }

    @Override
    public void scale(DeploymentId id, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("An app has at least one instance, not " + count);
        }
        requireKeeping();
        requireRead(id);
        LocalApp app = apps.get(id);
        if (app == null || app.isUndeployed()) {
            throw new LaunchException(id + " is not deployed");
        }
        app.scale(count);
        tell(id);
    }

    /** Answered from what the last look saw; nobody is asked. */
    @Override
    public AppStatus status(DeploymentId id) {
        if (!keeping || unread.contains(id)) {
            return new AppStatus(AppState.ERROR, List.of());
        }
        LocalApp app = apps.get(id);
        return app == null ? AppStatus.of(List.of()) : app.status();
    }

    @Override
    public Optional<LaunchLog> log(DeploymentId id, String instance) {
        String prefix = id.instance(0).substring(0, id.instance(0).length() - 1);
        String index = instance.startsWith(prefix) ? instance.substring(prefix.length()) : "";
        if (!index.matches("\\d{1,9}")) {
            return Optional.empty();
        }
        Path logs = folders.logs(id, Integer.parseInt(index));
        return Files.exists(logs.resolve(RunFolder.logName(LogStream.STDOUT)))
                ? Optional.of(new FileLog(logs))
                : Optional.empty();
    }

    @Override
    public Optional<String> problem() {
        return keeping ? launcher.problem() : Optional.of(keptElsewhere());
    }

    @Override
    public void subscribe(AppListener listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        closed = true;
        timer.shutdownNow();
        apps.values().forEach(LocalApp::finishLook);
        launcher.close();
        prober.close();
        keeper.close();
    }

    // ---- keeping

    private void requireKeeping() {
        if (closed) {
            throw new LaunchException("The server is being stopped");
        }
        if (!keepIfNobodyDoes()) {
            throw new LaunchException(keptElsewhere());
        }
    }

    private String keptElsewhere() {
        return "Another server keeps the apps in %s. Stop it, or give this one a folder of its own."
                .formatted(folders.root());
    }

    /** Whether this server keeps the apps, from now on if nobody else does. */
    private boolean keepIfNobodyDoes() {
        if (keeping) {
            return true;
        }
        synchronized (deploying) {
            if (!keeping && keeper.tryToKeep()) {
                adopt();
                keeping = true;
            }
            return keeping;
        }
    }

    private void adopt() {
        for (DeploymentId id : folders.list()) {
            read(id).ifPresentOrElse(
                            record -> apps.put(id, LocalApp.adopted(record, place)),
                            () -> unread.add(id));
        }
        apps.values().forEach(app -> app.look(true));
        Set<LaunchId> known =
                apps.values().stream().flatMap(LocalApp::runs).collect(Collectors.toSet());
        launcher.endAllBut(
                run -> known.contains(run) || app(run).filter(unread::contains).isPresent());
    }

    private Optional<AppRecord> read(DeploymentId id) {
        try {
            Optional<AppRecord> record = folders.record(id).read();
            if (record.isEmpty()) {
                LOG.log(Level.ERROR, unreadable(id));
            }
            return record;
        } catch (IOException e) {
            LOG.log(Level.ERROR, unreadable(id), e);
            return Optional.empty();
        }
    }

    private String unreadable(DeploymentId id) {
        return "The record %s of %s cannot be read, so what runs of it is left alone. Restore it, or end the app by hand and remove its folder."
                .formatted(folders.record(id).path(), id);
    }

    private void requireRead(DeploymentId id) {
        if (unread.contains(id)) {
            throw new LaunchException(unreadable(id));
        }
    }

    /** What could not be read at the start may be there by now, or somebody has removed it. */
    private void readAgain() {
        for (DeploymentId id : List.copyOf(unread)) {
            synchronized (deploying) {
                Optional<AppRecord> record = readQuietly(id);
                if (record.isEmpty() && Files.exists(folders.record(id).path())) {
                    continue;
                }
                Optional<LocalApp> app = record.map(found -> LocalApp.adopted(found, place));
                Set<LaunchId> known =
                        app.stream().flatMap(LocalApp::runs).collect(Collectors.toSet());
                launcher.endAllBut(run -> known.contains(run) || !app(run).equals(Optional.of(id)));
                app.ifPresent(found -> apps.put(id, found));
                unread.remove(id);
                LOG.log(Level.INFO, "{0} is no longer left alone", id);
            }
            Optional.ofNullable(apps.get(id)).ifPresent(app -> app.look(true));
            tell(id);
        }
    }

    private Optional<AppRecord> readQuietly(DeploymentId id) {
        try {
            return folders.record(id).read();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, unreadable(id), e);
            return Optional.empty();
        }
    }

    /** The app that a launch is of. */
    private static Optional<DeploymentId> app(LaunchId run) {
        Matcher parts = RUN.matcher(run.value());
        return parts.matches() ? Optional.of(new DeploymentId(parts.group(1))) : Optional.empty();
    }

    private void lookAndGoOn() {
        try {
            runOnce();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "Could not look after the apps, will try again", e);
        }
    }

    /** Does what is due, for all apps. */
    void runOnce() {
        if (keepIfNobodyDoes()) {
            readAgain();
            apps.values().forEach(app -> app.look(false));
            removeOld();
        }
    }

    private void removeOld() {
        Instant oldest = clock.instant().minus(UNDEPLOYED_KEPT_FOR);
        List<DeploymentId> undeployed =
                apps.entrySet().stream()
                        .filter(app -> app.getValue().isUndeployed())
                        .sorted(
                                Comparator.comparing(
                                        app -> app.getValue().undeployedAt(),
                                        Comparator.reverseOrder()))
                        .map(Map.Entry::getKey)
                        .toList();
        for (int i = 0; i < undeployed.size(); i++) {
            DeploymentId id = undeployed.get(i);
            synchronized (deploying) {
                LocalApp app = apps.get(id);
                if (app != null
                        && app.isUndeployed()
                        && (i >= KEPT_UNDEPLOYED || app.undeployedAt().isBefore(oldest))) {
                    remove(id);
                }
            }
        }
    }

    private void remove(DeploymentId id) {
        apps.remove(id);
        try {
            folders.remove(id);
        } catch (IOException | UncheckedIOException e) {
            LOG.log(Level.WARNING, "The files of {0} stay: {1}", id, e.toString());
        }
    }

    private void noticed(LaunchId run) {
        LocalApp app = app(run).map(apps::get).orElse(null);
        if (app != null && keeping && !closed) {
            Thread.startVirtualThread(() -> app.look(true));
        }
    }

    private void tell(DeploymentId id) {
        for (AppListener listener : listeners) {
            try {
                listener.changed(id);
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "A listener failed on a change of " + id, e);
            }
        }
    }
}
