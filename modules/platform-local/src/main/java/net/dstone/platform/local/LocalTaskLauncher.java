package net.dstone.platform.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import net.dstone.platform.LaunchException;
import net.dstone.platform.LaunchId;
import net.dstone.platform.LaunchLog;
import net.dstone.platform.LaunchPreview;
import net.dstone.platform.LaunchTimes;
import net.dstone.platform.LogStream;
import net.dstone.platform.TaskLaunchRequest;
import net.dstone.platform.TaskLauncher;
import net.dstone.platform.TaskListener;
import net.dstone.platform.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * Runs each program in a session of its own, watched by a small shell script that writes down the exit
 * code, in a folder {@code <home>/runs/<launch id>}. All that is known of a run is in its folder and in
 * the process table, so it does not matter which server asks, or whether one ran in between.
 */
public final class LocalTaskLauncher implements TaskLauncher {

    private static final System.Logger LOG = System.getLogger(LocalTaskLauncher.class.getName());

    private static final TaskStatus STARTING =
            new TaskStatus.Pending("the program is being started");

    private static final Duration LONGEST_LAST_MOMENT = Duration.ofSeconds(5);

    private static final Duration PROGRAM_IS_WRITTEN_IN = Duration.ofMillis(50);

    /** A shell that was killed meanwhile never writes. */
    private static final int LOOKS_FOR_PROGRAM = 20;

    private final LocalAccount account;
    private final Clock clock;
    private final RunFolders folders;
    private final LocalCommands commands;
    private final Supervisor supervisor;
    private final ProcessIdentity self = ProcessIdentity.current();
    private final String bootId = ProcessIdentity.bootId();

    /** Launches whose supervising shell this launcher is starting or has started, until it ends. */
    private final Set<LaunchId> ownSupervisors = ConcurrentHashMap.newKeySet();

    /** Launches that this launcher started or took over and has not seen end. */
    private final Set<LaunchId> live = ConcurrentHashMap.newKeySet();

    private final Map<LaunchId, Stop> stops = new ConcurrentHashMap<>();
    private final List<TaskListener> listeners = new CopyOnWriteArrayList<>();
    private final RunWatch watch;
    private final WarmLaunches warmLaunches;
    private final ScheduledExecutorService timer;
    private volatile boolean closed;

    /**
     * @param home where the runs are kept; made if it does not exist
     */
    public LocalTaskLauncher(Path home, LocalAccount account, JavaHomes javaHomes) {
        this(home, account, javaHomes, System.getenv(), Clock.systemUTC());
    }

    /**
     * @param inherited the server's environment, of which programs get what the account says
     */
    public LocalTaskLauncher(
            Path home,
            LocalAccount account,
            JavaHomes javaHomes,
            Map<String, String> inherited,
            Clock clock) {
        Path absolute = home.toAbsolutePath().normalize();
        this.account = account;
        this.clock = clock;
        this.folders = RunFolders.in(absolute);
        this.commands = new LocalCommands(account, javaHomes, inherited);
        this.supervisor = new Supervisor(absolute);
        this.watch = new RunWatch(this::noticed, this::hasPrinted);
        this.timer =
                new ScheduledThreadPoolExecutor(
                        1,
                        Thread.ofPlatform().daemon().name("local-stop").factory(),
                        new ThreadPoolExecutor.DiscardPolicy());
        this.warmLaunches = new WarmLaunches(absolute, account.warm(), this::status, clock);
        Thread.ofVirtual().name("local-adopt").start(this::adopt);
    }

    @Override
    public void launch(TaskLaunchRequest request) {
        launch(
                request,
                () -> {
                    LocalAccount settings = account.forLaunch(request.deploymentProperties());
                    return new LocalProgram(
                            settings, commands.of(request, settings), Optional.empty());
                });
    }

    /**
     * As {@link #launch(TaskLaunchRequest)}.
     *
     * @param program asked for unless the launch was there before
     */
    void launch(TaskLaunchRequest request, Supplier<LocalProgram> program) {
        LaunchId id = request.id();
        if (!ownSupervisors.add(id)) {
            return;
        }
        boolean started = false;
        try {
            RunFolder run = folders.of(id);
            if (!run.exists() || isAbandoned(run)) {
                started = start(request, run, program);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new LaunchException("Cannot launch %s: %s".formatted(id, e.getMessage()), e);
        } finally {
            if (!started) {
                ownSupervisors.remove(id);
            }
        }
        if (started) {
            tell(id);
        }
    }

    private boolean start(TaskLaunchRequest request, RunFolder run, Supplier<LocalProgram> program)
            throws IOException {
        Instant requestedAt = clock.instant();
        LocalProgram plain = program.get();
        folders.requireFreeSpace();
        Optional<WarmLaunch> warm =
                warmLaunches.prepare(
                        request.id(), request.taskName(), plain.command(), plain.settings().warm());
        boolean unused = true;
        try {
            boolean started =
                    start(
                            request,
                            run,
                            warm.map(plain::with).orElse(plain),
                            requestedAt,
                            warm.map(WarmLaunch::use).orElse(null));
            // If somebody else starts it, their run uses the same files under the same id.
            unused = !started && status(request.id()).isFinal();
            return started;
        } finally {
            if (unused) {
                warm.ifPresent(w -> warmLaunches.release(request.id(), w.use()));
            }
        }
    }

    private boolean start(
            TaskLaunchRequest request,
            RunFolder run,
            LocalProgram program,
            Instant requestedAt,
            @Nullable WarmUse warm)
            throws IOException {
        LocalAccount settings = program.settings();
        Path workingDirectory = workingDirectory(request.id(), settings, requestedAt);
        RunRecord record =
                new RunRecord(
                        request.id().value(),
                        request.taskName(),
                        request.bootVersion(),
                        program.command().java(),
                        workingDirectory.toString(),
                        settings.deleteFilesOnExit(),
                        requestedAt,
                        self.pid(),
                        self.start(),
                        bootId,
                        warm);
        if (!folders.put(run, record)) {
            return false;
        }
        try {
            Files.createDirectories(workingDirectory);
            watchOver(request.id(), run);
            Process shell =
                    supervisor.start(
                            run,
                            program.command(),
                            workingDirectory,
                            program.logs().orElse(run.path()),
                            settings.inheritLogging());
            shell.onExit().thenRun(() -> inBackground(() -> ownSupervisorEnded(request.id())));
            return true;
        } catch (IOException | RuntimeException e) {
            forget(request.id());
            folders.remove(run);
            throw e;
        }
    }

    /** A port is not taken, and a jar that was never launched is not unpacked: notes say so instead. */
    @Override
    public Optional<LaunchPreview> preview(TaskLaunchRequest request) {
        List<String> notes = new ArrayList<>();
        try {
            LocalAccount settings =
                    account.forLaunch(
                            request.deploymentProperties(),
                            key -> notes.add("%s is not known and has no effect".formatted(key)));
            LocalCommand plain = commands.withoutPort(request, settings);
            if (LocalCommand.needsPort(request)) {
                notes.add(
                        "%s becomes a free port from %d to %d, chosen at the launch"
                                .formatted(
                                        LocalCommand.SERVER_PORT,
                                        account.portRange().low(),
                                        account.portRange().high()));
            }
            LocalCommand command =
                    switch (warmLaunches.foresee(request.taskName(), plain, settings.warm())) {
                        case WarmLaunches.Foreseen.Plain() -> plain;
                        case WarmLaunches.Foreseen.Warm(List<String> options, Path jar) ->
                                plain.with(options, jar);
                        case WarmLaunches.Foreseen.Undecided() -> {
                            notes.add(
                                    "The first launch of this jar unpacks it and starts it from there,"
                                            + " perhaps with further options");
                            yield plain;
                        }
                    };
            return Optional.of(
                    new LaunchPreview(
                            command.line(),
                            workingDirectory(request.id(), settings, clock.instant()).toString(),
                            command.environment(),
                            notes));
        } catch (IllegalArgumentException e) {
            throw new LaunchException(String.valueOf(e.getMessage()), e);
        }
    }

    private Path workingDirectory(LaunchId id, LocalAccount settings, Instant requestedAt) {
        return settings.workingDirectoriesRoot()
                .map(root -> root.resolve(String.valueOf(requestedAt.toEpochMilli())))
                .map(root -> root.resolve(id.value()).toAbsolutePath())
                .orElse(folders.of(id).workingDirectory());
    }

    @Override
    public TaskStatus status(LaunchId id) {
        RunFolder run = folders.of(id);
        if (!run.exists()) {
            return statusWithoutFolder(id, run);
        }
        Optional<TaskStatus.Exited> exited = run.exited();
        if (exited.isPresent()) {
            return isStopping(id, run) ? running(run) : exited.get();
        }
        Optional<TaskStatus.Lost> lost = run.lost();
        if (lost.isPresent()) {
            return lost.get();
        }
        if (!isOfThisBoot(run)) {
            return statusAfterRestart(run);
        }
        Optional<ProcessIdentity> shell = run.supervisor();
        if (shell.isEmpty()) {
            return statusOfUnclaimed(id, run);
        }
        if (shell.get().isAlive()) {
            return run.program().isPresent() ? running(run) : STARTING;
        }
        return statusWithoutSupervisor(run);
    }

    /** Nobody is left to write an exit code, so what is not there now never comes. */
    private TaskStatus statusWithoutSupervisor(RunFolder run) {
        Optional<TaskStatus.Exited> exited = run.exited();
        if (exited.isPresent()) {
            return exited.get();
        }
        if (run.forbidProgram()) {
            return run.lose("it was killed before the program started, so nothing of it ran");
        }
        Optional<ProcessIdentity> program = run.program();
        if (program.filter(ProcessIdentity::isAlive).isPresent()) {
            return running(run);
        }
        if (program.isEmpty() && Supervisor.find(run, Supervisor.PROGRAM).isPresent()) {
            return STARTING;
        }
        return run.lose(
                "the process that watched the program was killed, so its exit code is not known");
    }

    /**
     * Whatever has the numbers of its processes now is a stranger. And that nobody seems to have taken the
     * ticket proves nothing: the power may have gone before the disk had what the shell did.
     */
    private static TaskStatus statusAfterRestart(RunFolder run) {
        boolean ran = run.program().isPresent();
        if (ProcessIdentity.isInContainer()) {
            return run.lose(
                    ran
                            ? "the container was restarted while the program ran"
                            : "the container was restarted while the program was being started, so it"
                                    + " is not known whether it ran");
        }
        return run.lose(
                ran
                        ? "the machine was restarted while the program ran"
                        : "the machine was restarted while the program was being started, so it is not"
                                + " known whether it ran");
    }

    /** No supervising shell took the ticket: one is about to, or the server that meant to start it is gone. */
    private TaskStatus statusOfUnclaimed(LaunchId id, RunFolder run) {
        if (ownSupervisors.contains(id) || isBeingLaunchedElsewhere(run)) {
            return STARTING;
        }
        // A killed server may have left a shell on its way; without a ticket it does nothing.
        if (!run.takeTicket() && run.supervisor().isPresent()) {
            return status(id);
        }
        return new TaskStatus.Unknown();
    }

    /** Somebody deleted the folder. The shell makes it again when the program ends, for the exit code. */
    private TaskStatus statusWithoutFolder(LaunchId id, RunFolder run) {
        Optional<ProcessHandle> shell = Supervisor.find(run, Supervisor.SUPERVISE);
        if (shell.isPresent()) {
            return new TaskStatus.Running(
                    shell.get().info().startInstant().orElseGet(clock::instant));
        }
        if (run.exists()) {
            return status(id);
        }
        return live.contains(id)
                ? new TaskStatus.Lost(
                        "its folder %s was deleted, and with it the exit code"
                                .formatted(run.path()))
                : new TaskStatus.Unknown();
    }

    private static TaskStatus running(RunFolder run) {
        return new TaskStatus.Running(
                run.program()
                        .map(ProcessIdentity::seenAt)
                        .or(() -> run.record().map(RunRecord::requestedAt))
                        .orElse(Instant.EPOCH));
    }

    /** A cancelled program has ended when all that it started has. */
    private boolean isStopping(LaunchId id, RunFolder run) {
        return stops.containsKey(id)
                || (run.isStopRequested()
                        && isOfThisBoot(run)
                        && run.program().filter(p -> !p.session().isEmpty()).isPresent());
    }

    private boolean isOfThisBoot(RunFolder run) {
        return run.record().filter(record -> !record.bootId().equals(bootId)).isEmpty();
    }

    /** Its server was killed before a supervising shell took over, so nothing of it runs. */
    private boolean isAbandoned(RunFolder run) {
        return isOfThisBoot(run)
                && run.exited().isEmpty()
                && run.lost().isEmpty()
                && run.supervisor().isEmpty()
                && !isBeingLaunchedElsewhere(run);
    }

    private boolean isBeingLaunchedElsewhere(RunFolder run) {
        return run.record()
                .map(RunRecord::launcher)
                .filter(launcher -> launcher.pid() != self.pid() && launcher.isAlive())
                .isPresent();
    }

    @Override
    public void cancel(LaunchId id) {
        switch (status(id)) {
            case TaskStatus.Pending(_), TaskStatus.Running(_) -> cancelLive(id, folders.of(id));
            case TaskStatus.Exited(_, _), TaskStatus.Lost(_), TaskStatus.Unknown() -> {}
        }
    }

    private void cancelLive(LaunchId id, RunFolder run) {
        if (!run.exists()) {
            Supervisor.find(run, Supervisor.SUPERVISE)
                    .flatMap(shell -> shell.children().findFirst())
                    .map(ProcessIdentity::of)
                    .ifPresent(program -> stop(id, () -> Optional.of(program)));
        } else if (run.takeTicket()) {
            run.lose("it was cancelled before the program started");
            tell(id);
        } else if (run.supervisor().isPresent()
                && !run.isProgramForbidden()
                && !run.forbidProgram()) {
            try {
                run.requestStop();
            } catch (IOException e) {
                // The program has to end on a full disk, too.
                LOG.log(Level.WARNING, "Cannot write to {0}: {1}", run.path(), e.toString());
            }
            stop(id, run::program);
        }
    }

    private void stop(LaunchId id, Supplier<Optional<ProcessIdentity>> program) {
        Stop stop = new Stop(id, program, account.shutdownTimeout(), timer, () -> stopped(id));
        if (stops.putIfAbsent(id, stop) == null) {
            inBackground(stop::begin);
        }
    }

    private void stopped(LaunchId id) {
        stops.remove(id);
        folders.of(id).forgetStop();
        forgetIfEnded(id);
        tell(id);
    }

    @Override
    public Optional<LaunchLog> log(LaunchId id) {
        RunFolder run = folders.of(id);
        return Files.exists(run.logFile(LogStream.STDOUT))
                ? Optional.of(new FileLog(run.path()))
                : Optional.empty();
    }

    @Override
    public Optional<LaunchTimes> times(LaunchId id) {
        return folders.of(id).times();
    }

    /** Where the program's relative files are, or empty when the launch is not known. */
    public Optional<Path> workingDirectory(LaunchId id) {
        return folders.of(id).record().map(record -> Path.of(record.workingDirectory()));
    }

    /** The process that became the program, whether it still runs or not. */
    Optional<ProcessIdentity> program(LaunchId id) {
        return folders.of(id).program();
    }

    /** Whether the machine, or the container this is in, was restarted since it was launched. */
    boolean isOfEarlierBoot(LaunchId id) {
        return !isOfThisBoot(folders.of(id));
    }

    /** Ends by force what a program that ended by itself left running. */
    void endRest(LaunchId id) {
        if (!isOfEarlierBoot(id)) {
            program(id).ifPresent(p -> p.session().forEach(ProcessHandle::destroyForcibly));
        }
    }

    /** Ends all launches that nobody remembers; the traces of those that have ended are removed. */
    void endAllBut(Predicate<LaunchId> remembered) {
        for (LaunchId id : folders.all()) {
            if (!remembered.test(id)) {
                try {
                    cancel(id);
                    cleanUp(id);
                } catch (UncheckedIOException e) {
                    LOG.log(Level.WARNING, "The files of {0} stay: {1}", id, e.toString());
                }
            }
        }
    }

    @Override
    public void cleanUp(LaunchId id) {
        if (status(id).isFinal()) {
            RunFolder run = folders.of(id);
            run.supervisor()
                    .flatMap(ProcessIdentity::handle)
                    .ifPresent(LocalTaskLauncher::awaitEnd);
            forget(id);
            folders.remove(run);
        }
    }

    /** The shell that has written the exit code takes a moment more, in which the launch would look alive. */
    private static void awaitEnd(ProcessHandle shell) {
        try {
            shell.onExit().get(LONGEST_LAST_MOMENT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(Level.DEBUG, "{0} is still there: {1}", shell, e.toString());
        }
    }

    @Override
    public Optional<String> problem() {
        try {
            folders.requireFreeSpace();
            folders.requireWritable();
            supervisor.requireSession();
            commands.requireJava();
            return Optional.empty();
        } catch (LaunchException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void subscribe(TaskListener listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        closed = true;
        watch.close();
        timer.shutdownNow();
        warmLaunches.close();
        folders.toBeDeletedOnExit().forEach(this::cleanUpOnExit);
    }

    private void cleanUpOnExit(LaunchId id) {
        try {
            cleanUp(id);
        } catch (UncheckedIOException e) {
            LOG.log(Level.WARNING, "The files of {0} stay: {1}", id, e.toString());
        }
    }

    /** Takes over what earlier servers left running, and removes what they left half done. */
    private void adopt() {
        folders.removeLeftovers(clock.instant());
        for (LaunchId id : folders.live()) {
            try {
                adopt(id, folders.of(id));
            } catch (UncheckedIOException e) {
                LOG.log(Level.WARNING, "{0} is not watched: {1}", id, e.toString());
            }
        }
    }

    private void adopt(LaunchId id, RunFolder run) {
        if (ownSupervisors.contains(id)) {
            return;
        }
        if (!run.exists()) {
            if (folders.isLeftInIndex(id, clock.instant())) {
                folders.ended(id);
            }
        } else if (run.exited().isPresent() || run.lost().isPresent()) {
            ended(id, run);
        } else {
            watchOver(id, run);
            if (isOfThisBoot(run)) {
                watchProcess(
                        id, run.supervisor().filter(ProcessIdentity::isAlive).or(run::program));
            }
        }
    }

    private void watchOver(LaunchId id, RunFolder run) {
        live.add(id);
        watch.add(id, run);
    }

    private void forget(LaunchId id) {
        live.remove(id);
        watch.remove(id);
    }

    private void watchProcess(LaunchId id, Optional<ProcessIdentity> process) {
        process.flatMap(ProcessIdentity::handle)
                .ifPresent(p -> p.onExit().thenRun(() -> inBackground(() -> processEnded(id))));
    }

    private void ownSupervisorEnded(LaunchId id) {
        RunFolder run = folders.of(id);
        if (run.supervisor().isEmpty() && run.takeTicket()) {
            run.lose("the shell that starts the program failed, see stderr.log");
        }
        ownSupervisors.remove(id);
        processEnded(id);
    }

    private void processEnded(LaunchId id) {
        Stop stop = stops.get(id);
        if (stop != null) {
            stop.look();
        }
        if (!forgetIfEnded(id)) {
            // The program goes on although the shell that watched it was killed.
            watchProcess(id, folders.of(id).program());
        }
        tell(id);
    }

    private boolean forgetIfEnded(LaunchId id) {
        RunFolder run = folders.of(id);
        boolean ended = status(id).isFinal();
        if (ended && run.exists()) {
            forget(id);
            ended(id, run);
        }
        return ended;
    }

    private void hasPrinted(LaunchId id) {
        folders.of(id).hasPrinted(clock.instant());
    }

    /** What is left to do may be done twice, by the servers that see the end. */
    private void ended(LaunchId id, RunFolder run) {
        run.record()
                .ifPresent(
                        record -> {
                            WarmUse use = record.warm();
                            if (use != null) {
                                warmLaunches.ended(
                                        id,
                                        record.taskName(),
                                        use,
                                        record.command(),
                                        status(id),
                                        run.times().flatMap(LaunchTimes::took));
                            }
                        });
        folders.ended(id);
    }

    private void noticed(LaunchId id) {
        // Before it is told, or it might be written in between.
        boolean unwritten = folders.of(id).isProgramUnwritten();
        tell(id);
        if (unwritten) {
            lookAgain(id, LOOKS_FOR_PROGRAM);
        }
    }

    /** The shell makes the file first and then writes it, which nobody is told of. */
    private void lookAgain(LaunchId id, int looks) {
        Runnable look =
                () -> {
                    if (!folders.of(id).isProgramUnwritten()) {
                        tell(id);
                    } else if (looks > 1) {
                        lookAgain(id, looks - 1);
                    }
                };
        timer.schedule(
                () -> inBackground(look), PROGRAM_IS_WRITTEN_IN.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tell(LaunchId id) {
        for (TaskListener listener : listeners) {
            try {
                listener.changed(id);
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "A listener failed on a change of " + id, e);
            }
        }
    }

    private void inBackground(Runnable action) {
        if (!closed) {
            Thread.startVirtualThread(action);
        }
    }
}
