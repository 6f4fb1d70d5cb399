package net.dstone.platform.local;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import net.dstone.platform.LaunchId;

/**
 * Ends a program and everything it started: politely, then by force. It looks again every now and then
 * until nothing runs any more, as a program may start others while it is being stopped.
 */
final class Stop {

    private static final System.Logger LOG = System.getLogger(Stop.class.getName());

    private static final Duration SHORTEST_WAIT = Duration.ofMillis(20);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

    /** Not even force ends a process that waits for a broken disk, so there has to be an end. */
    private static final Duration PATIENCE_AFTER_FORCE = Duration.ofSeconds(10);

    private final LaunchId id;
    private final Supplier<Optional<ProcessIdentity>> program;
    private final Duration shutdownTimeout;
    private final ScheduledExecutorService timer;
    private final Runnable onEnd;
    private final Set<ProcessHandle> running = new HashSet<>();
    private final Set<ProcessHandle> asked = new HashSet<>();
    private Optional<ProcessIdentity> session = Optional.empty();
    private final long startedAt = System.nanoTime();
    private Duration wait = SHORTEST_WAIT;
    private boolean ended;

    /**
     * @param program may be empty at first: a program that is just starting has not told who it is
     */
    Stop(
            LaunchId id,
            Supplier<Optional<ProcessIdentity>> program,
            Duration shutdownTimeout,
            ScheduledExecutorService timer,
            Runnable onEnd) {
        this.id = id;
        this.program = program;
        this.shutdownTimeout = shutdownTimeout;
        this.timer = timer;
        this.onEnd = onEnd;
    }

    void begin() {
        lookAndWait();
    }

    /** Does what is due now; called in between when something is known to have changed. */
    synchronized void look() {
        if (ended) {
            return;
        }
        if (session.isEmpty()) {
            session = program.get();
            // Children that left the session are found only while their parents are there.
            session.flatMap(ProcessIdentity::handle)
                    .ifPresent(handle -> handle.descendants().forEach(running::add));
        }
        session.ifPresent(leader -> running.addAll(leader.session()));
        running.removeIf(process -> !ProcessIdentity.runs(process));
        Duration elapsed = Duration.ofNanos(System.nanoTime() - startedAt);
        if (session.isPresent() && running.isEmpty()) {
            end();
        } else if (elapsed.compareTo(shutdownTimeout) < 0) {
            running.stream().filter(asked::add).forEach(ProcessHandle::destroy);
        } else {
            running.forEach(ProcessHandle::destroyForcibly);
            if (elapsed.compareTo(shutdownTimeout.plus(PATIENCE_AFTER_FORCE)) > 0) {
                LOG.log(Level.WARNING, "Could not end {0}, these still run: {1}", id, running);
                end();
            }
        }
    }

    private synchronized void lookAndWait() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "Could not look after the end of " + id + ", will try again", e);
        }
        if (ended) {
            return;
        }
        timer.schedule(this::lookAndWait, wait.toMillis(), TimeUnit.MILLISECONDS);
        Duration longer = wait.multipliedBy(2);
        wait = longer.compareTo(LONGEST_WAIT) < 0 ? longer : LONGEST_WAIT;
    }

    private void end() {
        ended = true;
        onEnd.run();
    }
}
