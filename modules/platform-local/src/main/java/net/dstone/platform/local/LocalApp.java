package net.dstone.platform.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.dstone.platform.AppDeployRequest;
import net.dstone.platform.AppInstance;
import net.dstone.platform.AppState;
import net.dstone.platform.AppStatus;
import net.dstone.platform.DeploymentId;
import net.dstone.platform.Executable;
import net.dstone.platform.LaunchException;
import net.dstone.platform.LaunchId;
import net.dstone.platform.LogStream;
import net.dstone.platform.TaskLaunchRequest;
import net.dstone.platform.TaskStatus;

/**
 * One deployed app. {@link #look} compares what is recorded of its instances with their programs and does
 * what is due: each start is a launch of its own, recorded before it is asked for, and asking for it again
 * starts nothing twice. So a server that takes over at any moment just goes on looking.
 */
final class LocalApp {

    private static final System.Logger LOG = System.getLogger(LocalApp.class.getName());

    private static final Duration BETWEEN_LOOKS_WHILE_DEPLOYING = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LOOKS_WHEN_DEPLOYED = Duration.ofSeconds(10);

    private static final Duration SETTLE_TIME = Duration.ofSeconds(10);

    /**
     * A jar with a web server in it opens a port, but on a busy machine that takes a while. Where that port is
     * not known it is no use to wait for it.
     */
    private static final Duration SETTLE_TIME_OF_WEB_APPS = Duration.ofMinutes(2);

    private static final String WEB_APPLICATION_TYPE = "spring.main.web-application-type";

    /** What an app needs of its deployer. */
    record Place(
            LocalAccount account,
            AppFolders folders,
            LocalTaskLauncher launcher,
            LocalCommands commands,
            AppPorts ports,
            AppProber prober,
            String localHost,
            Clock clock,
            BooleanSupplier open,
            Consumer<DeploymentId> tell) {}

    /**
     * What is known of a running program and need not be recorded.
     *
     * @param run the launch it is about
     * @param program empty until it runs
     * @param workingDirectory empty until it runs
     * @param listened whether it ever accepted a connection
     * @param answered whether it ever spoke HTTP
     * @param problem why it was not healthy when it was last asked
     */
    private record Seen(
            String run,
            Optional<ProcessIdentity> program,
            Optional<Path> workingDirectory,
            boolean probing,
            boolean listened,
            boolean answered,
            Optional<String> problem,
            Instant nextLook) {

        static Seen nothing(String run) {
            return new Seen(
                    run,
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    false,
                    false,
                    Optional.empty(),
                    Instant.MIN);
        }

        Seen running(ProcessIdentity as, Optional<Path> in) {
            return new Seen(
                    run, Optional.of(as), in, probing, listened, answered, problem, nextLook);
        }

        Seen lookedAtAgain(Instant at) {
            return new Seen(
                    run, program, workingDirectory, probing, listened, answered, problem, at);
        }

        Seen beingProbed(boolean now) {
            return new Seen(
                    run, program, workingDirectory, now, listened, answered, problem, nextLook);
        }

        Seen probed(Probe probe, AppHealth health) {
            boolean nowListened = listened || !(probe instanceof Probe.NotListening);
            boolean nowAnswered = answered || probe instanceof Probe.Answered;
            return new Seen(
                    run,
                    program,
                    workingDirectory,
                    false,
                    nowListened,
                    nowAnswered,
                    health.problem(),
                    nextLook);
        }
    }

    /** Replaced as a whole, so that whoever asks need not wait for what is being done. */
    private record View(AppRecord record, Map<Integer, Seen> seen) {

        Seen of(InstanceRecord instance) {
            return Optional.ofNullable(seen.get(instance.index()))
                    .filter(s -> s.run().equals(instance.run()))
                    .orElseGet(() -> Seen.nothing(instance.run()));
        }
    }

    private final Place place;
    private final DeploymentId id;
    private final LocalAccount settings;
    private final boolean web;
    private final Duration settleTime;
    private volatile View view;

    private LocalApp(Place place, AppRecord record, LocalAccount settings) {
        this.place = place;
        this.id = new DeploymentId(record.id());
        this.settings = settings;
        this.web = isWeb(record);
        this.settleTime = settings.apps().settleTime().orElseGet(() -> usualSettleTime(web));
        this.view = new View(record, Map.of());
    }

    /** Whether it opens a port that is known, and speaks HTTP there. */
    static boolean isWeb(AppRecord record) {
        return !"none".equalsIgnoreCase(record.appProperties().get(WEB_APPLICATION_TYPE))
                && !AppProperties.choosesPort(record.arguments(), record.appProperties())
                && WebServer.isIn(Path.of(record.jar()));
    }

    static Duration usualSettleTime(boolean web) {
        return web ? SETTLE_TIME_OF_WEB_APPS : SETTLE_TIME;
    }

    /**
     * An app that could be started as far as that is known; nothing is recorded yet.
     *
     * @throws LaunchException if it could not
     */
    static LocalApp planned(AppDeployRequest request, Place place) {
        Executable.Jar jar = LocalCommands.jar(request.executable());
        AppProperties.requireOwnPorts(request, request.count());
        LocalApp app;
        try {
            app =
                    new LocalApp(
                            place,
                            AppRecord.of(request, jar, List.of()),
                            place.account().forLaunch(request.deploymentProperties()));
        } catch (IllegalArgumentException e) {
            throw new LaunchException(
                    "Cannot deploy %s: %s".formatted(request.id(), e.getMessage()), e);
        }
        AppRecord all = app.record();
        for (InstanceRecord instance : app.plan(IntStream.range(0, request.count()))) {
            all = all.with(instance);
        }
        app.view = new View(all, Map.of());
        return app;
    }

    /** What an earlier server recorded. */
    static LocalApp adopted(AppRecord record, Place place) {
        LocalAccount settings;
        try {
            settings = place.account().forLaunch(record.deploymentProperties());
        } catch (IllegalArgumentException e) {
            LOG.log(
                    Level.WARNING,
                    "{0} goes on with the settings of its account: {1}",
                    record.id(),
                    e.getMessage());
            settings = place.account();
        }
        if (AppProperties.needsPort(record.request())) {
            record.instances().forEach(instance -> place.ports().hold(instance.port()));
        }
        return new LocalApp(place, record, settings);
    }

    private AppRecord record() {
        return view.record();
    }

    boolean isUndeploying() {
        return record().undeploying() && !isUndeployed();
    }

    boolean isUndeployed() {
        return record().isUndeployed();
    }

    Instant undeployedAt() {
        return Optional.ofNullable(record().undeployedAt()).orElse(Instant.MAX);
    }

    Stream<LaunchId> runs() {
        return record().instances().stream().map(InstanceRecord::launch);
    }

    // ---- what is asked for

    /**
     * Records the app and starts all of it.
     *
     * @throws LaunchException if not all of it starts
     */
    synchronized void deploy() {
        try {
            place.folders().remove(id);
            save(record());
        } catch (IOException | UncheckedIOException e) {
            releasePorts(record().instances());
            throw new LaunchException("Cannot deploy %s: %s".formatted(id, e.getMessage()), e);
        }
        startAll(record().instances());
    }

    /**
     * @throws LaunchException if further instances cannot be started
     */
    void scale(int count) {
        try {
            change(count);
        } finally {
            look(true);
        }
    }

    private synchronized void change(int count) {
        AppRecord before = record();
        if (before.undeploying()) {
            throw new LaunchException(id + " is being undeployed");
        }
        AppProperties.requireOwnPorts(before.request(), count);
        List<InstanceRecord> added =
                plan(IntStream.range(0, count).filter(index -> before.instance(index).isEmpty()));
        AppRecord next = before.scaled(count);
        for (InstanceRecord instance : added) {
            next = next.with(instance);
        }
        try {
            save(next);
        } catch (IOException | UncheckedIOException e) {
            releasePorts(added);
            throw new LaunchException("Cannot scale %s: %s".formatted(id, e.getMessage()), e);
        }
        try {
            startAll(added);
        } catch (LaunchException e) {
            saveOrRemember(record().scaled(before.count()));
            throw e;
        }
    }

    void undeploy() {
        synchronized (this) {
            if (!record().undeploying()) {
                LOG.log(Level.INFO, "Undeploying {0}", id);
                saveOrRemember(record().undeployingAll());
            }
        }
        look(true);
    }

    /** Returns when nothing is being done any more. */
    synchronized void finishLook() {
        LOG.log(Level.DEBUG, "{0} is left as it is", id);
    }

    // ---- what is done

    /** Instances with these indexes that could be started. */
    private List<InstanceRecord> plan(IntStream indexes) {
        List<InstanceRecord> planned = new ArrayList<>();
        boolean possible = false;
        try {
            for (int index : indexes.toArray()) {
                planned.add(InstanceRecord.first(index, port(), newRun(index)));
                command(planned.getLast());
            }
            possible = true;
            return planned;
        } catch (IllegalArgumentException e) {
            throw new LaunchException("Cannot deploy %s: %s".formatted(id, e.getMessage()), e);
        } finally {
            if (!possible) {
                releasePorts(planned);
            }
        }
    }

    private void startAll(List<InstanceRecord> instances) {
        for (InstanceRecord instance : instances) {
            launch(instance);
        }
    }

    private int port() {
        AppDeployRequest request = record().request();
        return AppProperties.needsPort(request)
                ? place.ports().take()
                : AppProperties.chosenPort(request);
    }

    private void releasePorts(List<InstanceRecord> instances) {
        if (AppProperties.needsPort(record().request())) {
            instances.forEach(instance -> place.ports().release(instance.port()));
        }
    }

    private LaunchId newRun(int index) {
        String unique = UUID.randomUUID().toString().substring(0, 8);
        return new LaunchId(id.instance(index) + "-" + unique);
    }

    private TaskLaunchRequest request(InstanceRecord instance) {
        AppDeployRequest app = record().request();
        return new TaskLaunchRequest(
                instance.launch(),
                app.appName(),
                app.executable(),
                app.bootVersion(),
                AppProperties.of(app, instance.index(), instance.port(), settings.apps()),
                app.deploymentProperties(),
                app.arguments());
    }

    private LocalCommand command(InstanceRecord instance) {
        return place.commands().asItIs(request(instance), settings.forInstance(instance.index()));
    }

    /** Starts the recorded launch, unless that has been done. */
    private void launch(InstanceRecord instance) {
        try {
            LocalProgram program =
                    new LocalProgram(
                            settings.forInstance(instance.index()),
                            command(instance),
                            Optional.of(place.folders().logsForStart(id, instance.index())));
            place.launcher().launch(request(instance), () -> program);
        } catch (IOException | UncheckedIOException e) {
            throw new LaunchException(
                    "Cannot start %s: %s".formatted(id.instance(instance.index()), e), e);
        }
    }

    /** The record is on the disk before anything is done. */
    private void save(AppRecord next) throws IOException {
        place.folders().write(id, next);
        view = new View(next, view.seen());
    }

    /** For what has to be done on a full disk, too. */
    private void saveOrRemember(AppRecord next) {
        try {
            save(next);
        } catch (IOException | UncheckedIOException e) {
            LOG.log(Level.WARNING, "Cannot record what becomes of {0}: {1}", id, e.toString());
            view = new View(next, view.seen());
        }
    }

    private void see(InstanceRecord instance, Seen what) {
        Map<Integer, Seen> seen = new HashMap<>(view.seen());
        seen.put(instance.index(), what);
        view = new View(record(), Map.copyOf(seen));
    }

    // ---- what is due

    /**
     * Does what is due.
     *
     * @param now whether something is known to have changed, so that the next look must not wait
     */
    void look(boolean now) {
        View before;
        View after;
        synchronized (this) {
            before = view;
            if (before.record().isUndeployed() || !place.open().getAsBoolean()) {
                return;
            }
            for (InstanceRecord instance : before.record().instances()) {
                if (now || !view.of(instance).nextLook().isAfter(place.clock().instant())) {
                    lookOrTryAgain(instance);
                }
            }
            if (isUndeployed()) {
                LOG.log(Level.INFO, "Undeployed {0}", id);
            }
            after = view;
        }
        if (isOfInterest(before, after)) {
            place.tell().accept(id);
        }
    }

    private static boolean isOfInterest(View before, View after) {
        return !before.record().equals(after.record())
                || after.record().instances().stream()
                        .anyMatch(
                                instance ->
                                        !before.of(instance)
                                                        .problem()
                                                        .equals(after.of(instance).problem())
                                                || !before.of(instance)
                                                        .program()
                                                        .equals(after.of(instance).program()));
    }

    private void lookOrTryAgain(InstanceRecord instance) {
        try {
            lookAt(instance);
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "Will look at {0} again: {1}", id, e.toString());
            Instant next = place.clock().instant().plus(BETWEEN_LOOKS_WHEN_DEPLOYED);
            see(instance, view.of(instance).lookedAtAgain(next));
        }
    }

    private void lookAt(InstanceRecord instance) throws IOException {
        switch (instance.phase()) {
            case RUNNING -> lookAtRunning(instance);
            case WAITING -> {
                Instant due = Optional.ofNullable(instance.startsAgainAt()).orElse(Instant.MIN);
                if (!due.isAfter(place.clock().instant())) {
                    startAgain(instance);
                }
            }
            case ENDING -> lookAtEnding(instance);
            case FAILED, DONE -> see(instance, view.of(instance).lookedAtAgain(Instant.MAX));
        }
    }

    private void lookAtRunning(InstanceRecord instance) throws IOException {
        LaunchId run = instance.launch();
        switch (place.launcher().status(run)) {
            case TaskStatus.Unknown() -> launchOrWait(instance);
            case TaskStatus.Pending(_) -> see(instance, view.of(instance).lookedAtAgain(soon()));
            case TaskStatus.Running(_) -> {
                Instant next =
                        instance.healthySince() == null
                                ? soon()
                                : place.clock().instant().plus(BETWEEN_LOOKS_WHEN_DEPLOYED);
                see(instance, withProgram(instance).lookedAtAgain(next));
                probe(instance);
            }
            case TaskStatus.Exited(int code, Instant at) ->
                    ended(instance, new AppEnd(code, "ended with exit code " + code, at));
            case TaskStatus.Lost(String reason) ->
                    ended(
                            instance,
                            new AppEnd(null, "is gone: " + reason, place.clock().instant()));
        }
    }

    private Seen withProgram(InstanceRecord instance) {
        Seen seen = view.of(instance);
        LaunchId run = instance.launch();
        return seen.program().isPresent()
                ? seen
                : place.launcher()
                        .program(run)
                        .map(p -> seen.running(p, place.launcher().workingDirectory(run)))
                        .orElse(seen);
    }

    private Instant soon() {
        return place.clock().instant().plus(BETWEEN_LOOKS_WHILE_DEPLOYING);
    }

    private void ended(InstanceRecord instance, AppEnd end) throws IOException {
        LaunchId run = instance.launch();
        Instant now = place.clock().instant();
        place.launcher().endRest(run);
        AfterEnd next =
                AfterEnd.of(
                        end,
                        instance.wasHealthy(),
                        place.launcher().isOfEarlierBoot(run),
                        settings.apps().restartPolicy(),
                        instance.endsBefore(now));
        LOG.log(Level.WARNING, "{0} {1}: {2}", id.instance(instance.index()), end.how(), next);
        save(record().with(instance.ended(end, next, now)));
        see(instance, Seen.nothing(instance.run()));
    }

    private void startAgain(InstanceRecord instance) throws IOException {
        InstanceRecord next;
        int port = instance.port();
        boolean recorded = false;
        try {
            port = portAgain(instance);
            next = instance.startedAgain(port, newRun(instance.index()));
            command(next);
            save(record().with(next));
            recorded = true;
        } catch (LaunchException e) {
            cannotStart(instance, e);
            return;
        } finally {
            releaseOther(instance.port(), port, recorded);
        }
        place.launcher().cleanUp(instance.launch());
        launchOrWait(next);
    }

    /** The one it had, so that those who know it find it, unless somebody else took it meanwhile. */
    private int portAgain(InstanceRecord instance) {
        if (!AppProperties.needsPort(record().request()) || FreePorts.isFree(instance.port())) {
            return instance.port();
        }
        return place.ports().take();
    }

    /** Of two ports an instance holds the one that is recorded. */
    private void releaseOther(int before, int after, boolean recorded) {
        if (before != after) {
            place.ports().release(recorded ? before : after);
        }
    }

    private void launchOrWait(InstanceRecord instance) throws IOException {
        try {
            launch(instance);
        } catch (LaunchException e) {
            cannotStart(instance, e);
        }
    }

    private void cannotStart(InstanceRecord instance, LaunchException problem) throws IOException {
        Instant now = place.clock().instant();
        AppEnd end = new AppEnd(null, "cannot be started: " + problem.getMessage(), now);
        LOG.log(Level.WARNING, "{0} {1}", id.instance(instance.index()), end.how());
        AfterEnd next = new AfterEnd.Again(AfterEnd.delay(instance.endsBefore(now)));
        save(record().with(instance.ended(end, next, now)));
        see(instance, Seen.nothing(instance.run()));
    }

    private void lookAtEnding(InstanceRecord instance) throws IOException {
        LaunchId run = instance.launch();
        switch (place.launcher().status(run)) {
            case TaskStatus.Pending(_), TaskStatus.Running(_) -> {
                place.launcher().cancel(run);
                see(instance, withProgram(instance).lookedAtAgain(soon()));
            }
            case TaskStatus.Exited(_, _), TaskStatus.Lost(_) -> {
                place.launcher().cleanUp(run);
                gone(instance);
            }
            case TaskStatus.Unknown() -> gone(instance);
        }
    }

    /** It is wanted again if the app was scaled up while it ended. */
    private void gone(InstanceRecord instance) throws IOException {
        if (record().undeploying() || instance.index() >= record().count()) {
            releasePorts(List.of(instance));
            AppRecord rest = record().without(instance.index());
            // At once, or for a moment it would be an app without instances, which nobody knows.
            saveOrRemember(
                    rest.undeploying() && rest.instances().isEmpty()
                            ? rest.undeployed(place.clock().instant())
                            : rest);
        } else {
            int port = portAgain(instance);
            InstanceRecord anew =
                    InstanceRecord.first(instance.index(), port, newRun(instance.index()));
            boolean recorded = false;
            try {
                save(record().with(anew));
                recorded = true;
            } finally {
                releaseOther(instance.port(), port, recorded);
            }
            launchOrWait(anew);
        }
    }

    // ---- health

    /** Asks away from here, as that may take seconds. */
    private void probe(InstanceRecord instance) {
        Seen seen = view.of(instance);
        if (seen.probing()) {
            return;
        }
        see(instance, seen.beingProbed(true));
        Optional<String> path = settings.apps().probe(instance.wasHealthy());
        Thread.ofVirtual()
                .name("local-probe")
                .start(
                        () -> {
                            try {
                                probed(
                                        instance,
                                        path,
                                        place.prober().probe(host(), instance.port(), path));
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
    }

    private void probed(InstanceRecord asked, Optional<String> path, Probe probe) {
        View before;
        View after;
        synchronized (this) {
            before = view;
            record().instance(asked.index())
                    .filter(instance -> instance.run().equals(asked.run()))
                    .filter(instance -> place.open().getAsBoolean())
                    .ifPresent(instance -> decide(instance, path, probe));
            after = view;
        }
        if (isOfInterest(before, after)) {
            place.tell().accept(id);
        }
    }

    private void decide(InstanceRecord instance, Optional<String> path, Probe probe) {
        Seen seen = view.of(instance);
        if (instance.phase() != InstanceRecord.Phase.RUNNING
                || !(place.launcher().status(instance.launch())
                        instanceof TaskStatus.Running(Instant since))) {
            see(instance, seen.beingProbed(false));
            return;
        }
        Instant now = place.clock().instant();
        AppHealth health =
                AppHealth.of(
                        probe,
                        new AppHealth.Circumstances(
                                path,
                                instance.port(),
                                seen.listened(),
                                seen.answered(),
                                web,
                                Duration.between(since, now),
                                settleTime));
        Instant next = health.isHealthy() ? now.plus(BETWEEN_LOOKS_WHEN_DEPLOYED) : soon();
        see(instance, seen.probed(probe, health).lookedAtAgain(next));
        if (health.isHealthy() && instance.healthySince() == null) {
            LOG.log(Level.INFO, "{0} is healthy", id.instance(instance.index()));
            saveOrRemember(record().with(instance.healthy(now)));
        } else if (!health.isHealthy() && instance.healthySince() != null) {
            LOG.log(
                    Level.WARNING,
                    "{0}: {1}",
                    id.instance(instance.index()),
                    health.problem().orElse(""));
            saveOrRemember(record().with(instance.unhealthy(now)));
        }
    }

    private String host() {
        return settings.apps().hostname().orElse(place.localHost());
    }

    // ---- what is shown

    AppStatus status() {
        View now = view;
        return now.record().isUndeployed()
                ? new AppStatus(AppState.UNDEPLOYED, List.of())
                : AppStatus.of(
                        now.record().instances().stream()
                                .map(instance -> show(instance, now.of(instance)))
                                .toList());
    }

    private AppInstance show(InstanceRecord instance, Seen seen) {
        return new AppInstance(
                id.instance(instance.index()),
                instance.index(),
                state(instance),
                attributes(instance, seen),
                reason(instance, seen));
    }

    private static AppState state(InstanceRecord instance) {
        return switch (instance.phase()) {
            case RUNNING, ENDING ->
                    instance.healthySince() == null ? AppState.DEPLOYING : AppState.DEPLOYED;
            case WAITING -> AppState.DEPLOYING;
            case FAILED -> AppState.FAILED;
            case DONE -> AppState.UNDEPLOYED;
        };
    }

    private Optional<String> reason(InstanceRecord instance, Seen seen) {
        String end =
                Optional.ofNullable(instance.lastEnd())
                        .map(
                                e ->
                                        "%s at %s"
                                                .formatted(
                                                        e.how(),
                                                        e.at().truncatedTo(ChronoUnit.SECONDS)))
                        .orElse("");
        return switch (instance.phase()) {
            case RUNNING -> {
                if (instance.healthySince() != null) {
                    yield Optional.empty();
                }
                String problem = seen.problem().orElse("is being started");
                yield Optional.of(
                        end.isEmpty() || instance.starts() == 1
                                ? problem
                                : "%s; started again, %s".formatted(end, problem));
            }
            case WAITING ->
                    Optional.of("%s; started again in %d s".formatted(end, secondsLeft(instance)));
            case ENDING -> Optional.of("is being ended");
            case FAILED, DONE -> Optional.ofNullable(instance.lastEnd()).map(AppEnd::how);
        };
    }

    private long secondsLeft(InstanceRecord instance) {
        Instant now = place.clock().instant();
        Instant due = Optional.ofNullable(instance.startsAgainAt()).orElse(now);
        return Math.max(0, Duration.between(now, due).plusMillis(999).toSeconds());
    }

    private Map<String, String> attributes(InstanceRecord instance, Seen seen) {
        Map<String, String> attributes = new HashMap<>();
        attributes.put("guid", id.instance(instance.index()));
        attributes.put("starts", String.valueOf(instance.starts()));
        if (instance.port() > 0) {
            attributes.put("port", String.valueOf(instance.port()));
            attributes.put("url", "http://%s:%d".formatted(host(), instance.port()));
        }
        seen.program().ifPresent(p -> attributes.put("pid", String.valueOf(p.pid())));
        seen.workingDirectory()
                .ifPresent(directory -> attributes.put("working.dir", directory.toString()));
        if (!settings.inheritLogging()) {
            Path logs = place.folders().logs(id, instance.index());
            attributes.put("stdout", logs.resolve(RunFolder.logName(LogStream.STDOUT)).toString());
            attributes.put("stderr", logs.resolve(RunFolder.logName(LogStream.STDERR)).toString());
        }
        AppEnd end = instance.lastEnd();
        if (end != null && end.exitCode() != null) {
            attributes.put("last.exit.code", String.valueOf(end.exitCode()));
        }
        return attributes;
    }
}
