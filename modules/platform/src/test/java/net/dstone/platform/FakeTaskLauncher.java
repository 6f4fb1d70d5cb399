package net.dstone.platform;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A platform in memory whose programs do what the test says: a launch stays pending until {@link
 * #start}, runs until {@link #finish} or {@link #lose}. A cancelled one ends with 143 at once, unless
 * {@link #ignoreCancels} was called. It keeps its launches over {@link #close}, as real platforms do.
 */
public final class FakeTaskLauncher implements TaskLauncher {

    /** 128 + SIGTERM. */
    public static final int CANCELLED_EXIT_CODE = 143;

    private static final class Launch {
        private final Instant requestedAt;
        private final Map<LogStream, ByteArrayOutputStream> printed =
                new EnumMap<>(LogStream.class);
        private TaskStatus status = new TaskStatus.Pending("not started yet");
        private Optional<Instant> startedAt = Optional.empty();
        private Optional<Instant> endedAt = Optional.empty();

        private Launch(Instant requestedAt) {
            this.requestedAt = requestedAt;
        }
    }

    private final Clock clock;
    private final Map<LaunchId, Launch> launches = new LinkedHashMap<>();
    private final List<TaskLaunchRequest> requests = new ArrayList<>();
    private final List<LaunchId> cancels = new ArrayList<>();
    private final List<TaskListener> listeners = new CopyOnWriteArrayList<>();
    private Consumer<TaskLaunchRequest> onLaunch = request -> {};
    private Runnable beforeNextStatus = () -> {};
    private @Nullable String refusal;
    private final Map<LaunchId, String> broken = new HashMap<>();
    private boolean cancelsIgnored;

    public FakeTaskLauncher() {
        this(Clock.systemUTC());
    }

    public FakeTaskLauncher(Clock clock) {
        this.clock = clock;
    }

    // ---- what the test does

    /** From now on every launch fails with this message. */
    public synchronized void refuse(String message) {
        refusal = message;
    }

    public synchronized void acceptAgain() {
        refusal = null;
    }

    /** From now on the platform fails when it is asked about this launch. */
    public synchronized void breakStatus(LaunchId id, String message) {
        broken.put(id, message);
    }

    public synchronized void mendStatus(LaunchId id) {
        broken.remove(id);
    }

    /** Cancels are recorded but nothing ends, as with a program that hangs. */
    public synchronized void ignoreCancels() {
        cancelsIgnored = true;
    }

    /** Runs after each accepted launch, on the launching thread; may start and finish it. */
    public synchronized void onLaunch(Consumer<TaskLaunchRequest> action) {
        onLaunch = action;
    }

    /** Runs once, before the next status is answered, on the asking thread. */
    public synchronized void beforeNextStatus(Runnable action) {
        beforeNextStatus = action;
    }

    public void start(LaunchId id) {
        synchronized (this) {
            Launch launch = get(id);
            Instant now = clock.instant();
            launch.startedAt = Optional.of(now);
            launch.status = new TaskStatus.Running(now);
        }
        tell(id);
    }

    /** Ends the program; one that was not started yet is started first. */
    public void finish(LaunchId id, int exitCode) {
        synchronized (this) {
            Launch launch = get(id);
            Instant now = clock.instant();
            if (launch.startedAt.isEmpty()) {
                launch.startedAt = Optional.of(now);
            }
            launch.endedAt = Optional.of(now);
            launch.status = new TaskStatus.Exited(exitCode, now);
        }
        tell(id);
    }

    public void lose(LaunchId id, String reason) {
        synchronized (this) {
            get(id).status = new TaskStatus.Lost(reason);
        }
        tell(id);
    }

    /** The platform forgets the launch, as if somebody had deleted it by hand. */
    public synchronized void forget(LaunchId id) {
        launches.remove(id);
    }

    public synchronized void print(LaunchId id, LogStream stream, String text) {
        get(id).printed
                .computeIfAbsent(stream, s -> new ByteArrayOutputStream())
                .writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Every request that was accepted, in order; repeated ones once. */
    public synchronized List<TaskLaunchRequest> requests() {
        return List.copyOf(requests);
    }

    /** Every cancel that was asked for, in order. */
    public synchronized List<LaunchId> cancels() {
        return List.copyOf(cancels);
    }

    // ---- what the server does

    @Override
    public void launch(TaskLaunchRequest request) {
        Consumer<TaskLaunchRequest> action;
        synchronized (this) {
            if (refusal != null) {
                throw new LaunchException(refusal);
            }
            if (launches.containsKey(request.id())) {
                return;
            }
            launches.put(request.id(), new Launch(clock.instant()));
            requests.add(request);
            action = onLaunch;
        }
        tell(request.id());
        action.accept(request);
    }

    /** {@code run <task name> <arguments>}, with the app properties as its environment. */
    @Override
    public synchronized Optional<LaunchPreview> preview(TaskLaunchRequest request) {
        if (refusal != null) {
            throw new LaunchException(refusal);
        }
        List<String> command = new ArrayList<>(List.of("run", request.taskName()));
        command.addAll(request.arguments());
        return Optional.of(
                new LaunchPreview(
                        command, "/runs/" + request.id(), request.appProperties(), List.of()));
    }

    @Override
    public synchronized TaskStatus status(LaunchId id) {
        Runnable action = beforeNextStatus;
        beforeNextStatus = () -> {};
        action.run();
        String problem = broken.get(id);
        if (problem != null) {
            throw new IllegalStateException(problem);
        }
        Launch launch = launches.get(id);
        return launch == null ? new TaskStatus.Unknown() : launch.status;
    }

    @Override
    public void cancel(LaunchId id) {
        synchronized (this) {
            cancels.add(id);
            Launch launch = launches.get(id);
            if (launch == null || launch.status.isFinal() || cancelsIgnored) {
                return;
            }
        }
        finish(id, CANCELLED_EXIT_CODE);
    }

    @Override
    public synchronized Optional<LaunchLog> log(LaunchId id) {
        return Optional.ofNullable(launches.get(id)).map(PrintedLog::new);
    }

    @Override
    public synchronized Optional<LaunchTimes> times(LaunchId id) {
        return Optional.ofNullable(launches.get(id))
                .map(
                        launch ->
                                new LaunchTimes(
                                        launch.requestedAt,
                                        launch.startedAt,
                                        Optional.empty(),
                                        launch.endedAt));
    }

    @Override
    public synchronized void cleanUp(LaunchId id) {
        Launch launch = launches.get(id);
        if (launch != null && launch.status.isFinal()) {
            launches.remove(id);
        }
    }

    @Override
    public synchronized Optional<String> problem() {
        return Optional.ofNullable(refusal);
    }

    @Override
    public void subscribe(TaskListener listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        listeners.clear();
    }

    private Launch get(LaunchId id) {
        return Objects.requireNonNull(launches.get(id), () -> "Never launched: " + id);
    }

    private void tell(LaunchId id) {
        listeners.forEach(listener -> listener.changed(id));
    }

    private record PrintedLog(Launch launch) implements LaunchLog {

        @Override
        public long size(LogStream stream) {
            return bytes(stream).length;
        }

        @Override
        public InputStream open(LogStream stream, long offset) {
            byte[] bytes = bytes(stream);
            int start = (int) Math.min(offset, bytes.length);
            return new ByteArrayInputStream(bytes, start, bytes.length - start);
        }

        private byte[] bytes(LogStream stream) {
            ByteArrayOutputStream printed = launch.printed.get(stream);
            return printed == null ? new byte[0] : printed.toByteArray();
        }
    }
}
