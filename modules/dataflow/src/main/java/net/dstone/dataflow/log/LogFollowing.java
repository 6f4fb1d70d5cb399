package net.dstone.dataflow.log;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import net.dstone.dataflow.launch.RunEnded;
import net.dstone.dataflow.launch.RunState;
import net.dstone.dataflow.launch.TaskRun;
import net.dstone.dataflow.launch.TaskRuns;
import net.dstone.platform.LaunchId;
import net.dstone.platform.LaunchLog;
import net.dstone.platform.LogStream;
import net.dstone.server.database.DatabaseOutage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends a log while it grows. Each event holds a piece of text as a JSON string, so that line breaks come
 * through as they are; its id is the offset in bytes behind the piece, where a client that lost the
 * connection goes on by {@code Last-Event-ID}. When the task is over and all is sent, an event {@code end}
 * tells how it ended. A follower costs one virtual thread and a look at the file's size now and then.
 */
@Component
class LogFollowing implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LogFollowing.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final int LOOKS_PER_HEARTBEAT = 40;

    /** Each looks at its file and now and then into the database. */
    private static final int MOST = 1000;

    private static final int LONGEST_PIECE = 64 * 1024;

    private final TaskRuns runs;
    private final JsonMapper json;
    private final Map<LaunchId, Set<Semaphore>> followers = new ConcurrentHashMap<>();
    private final Semaphore free = new Semaphore(MOST);
    private volatile boolean running;

    LogFollowing(TaskRuns runs, JsonMapper json, MeterRegistry meters) {
        this.runs = runs;
        this.json = json;
        Gauge.builder("dstone.log.followers", free, left -> MOST - left.availablePermits())
                .register(meters);
    }

    /** What is said when a task is over; nulls when this server has no run of it. */
    private record End(
            @Nullable RunState state, @Nullable Integer exitCode, @Nullable String reason) {}

    @EventListener
    void ended(RunEnded ended) {
        followers.getOrDefault(ended.launchId(), Set.of()).forEach(Semaphore::release);
    }

    /** Returns when the task is over, the client is gone or the server stops. */
    void follow(TaskLogs.Place place, LogStream stream, long start, OutputStream output) {
        if (!free.tryAcquire()) {
            throw new TooManyFollowersException(MOST);
        }
        Semaphore wake = new Semaphore(0);
        followers.compute(
                place.launchId(),
                (id, others) -> {
                    Set<Semaphore> all = others == null ? ConcurrentHashMap.newKeySet() : others;
                    all.add(wake);
                    return all;
                });
        try {
            sendUntilEnd(place, stream, start, output, wake);
        } catch (IOException exception) {
            log.debug("A follower of {} is gone", place.launchId(), exception);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException exception) {
            if (!DatabaseOutage.causes(exception)) {
                throw exception;
            }
            // The client comes back and goes on where it was.
            log.debug("A follower of {} waits for the database", place.launchId(), exception);
        } finally {
            free.release();
            followers.computeIfPresent(
                    place.launchId(),
                    (id, left) -> {
                        left.remove(wake);
                        return left.isEmpty() ? null : left;
                    });
        }
    }

    private void sendUntilEnd(
            TaskLogs.Place place, LogStream stream, long start, OutputStream output, Semaphore wake)
            throws IOException, InterruptedException {
        long offset = start;
        int looksToHeartbeat = 0;
        Optional<End> end = Optional.empty();
        while (true) {
            if (looksToHeartbeat == 0) {
                comment(output);
                looksToHeartbeat = LOOKS_PER_HEARTBEAT;
                // Another server may have recorded the end, so it is asked for once in a while as
                // well.
                end = findEnd(place.launchId());
            }
            offset = sendPieces(place.log(), stream, offset, output, end.isPresent());
            if (end.isPresent()) {
                event(output, "event: end\n", json.writeValueAsString(end.get()));
                return;
            }
            if (!running) {
                return;
            }
            looksToHeartbeat--;
            if (wake.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                looksToHeartbeat = 0;
            }
        }
    }

    private Optional<End> findEnd(LaunchId launchId) {
        Optional<TaskRun> run = runs.find(launchId);
        if (run.isEmpty()) {
            return Optional.of(new End(null, null, null));
        }
        return run.filter(found -> found.state().ended())
                .map(found -> new End(found.state(), found.exitCode(), found.reason()));
    }

    /**
     * @param all whether half a character at the end is sent as well, as its rest will not come
     * @return the offset behind what was sent
     */
    private long sendPieces(
            Optional<LaunchLog> log, LogStream stream, long start, OutputStream output, boolean all)
            throws IOException {
        if (log.isEmpty() || log.get().size(stream) <= start) {
            return start;
        }
        long offset = start;
        try (InputStream content = log.get().open(stream, start)) {
            byte[] carried = new byte[0];
            byte[] read = content.readNBytes(LONGEST_PIECE);
            while (read.length > 0) {
                byte[] piece = join(carried, read);
                byte[] next = content.readNBytes(LONGEST_PIECE);
                int length = next.length == 0 && all ? piece.length : Utf8.wholeLength(piece);
                if (length > 0) {
                    offset += length;
                    event(
                            output,
                            "id: " + offset + "\n",
                            json.writeValueAsString(
                                    new String(piece, 0, length, StandardCharsets.UTF_8)));
                }
                carried = Arrays.copyOfRange(piece, length, piece.length);
                read = next;
            }
        }
        return offset;
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    private static void event(OutputStream output, String head, String data) throws IOException {
        output.write((head + "data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        output.flush();
    }

    /** Keeps the connection alive, and finds out when the client is gone. */
    private static void comment(OutputStream output) throws IOException {
        output.write(":\n\n".getBytes(StandardCharsets.UTF_8));
        output.flush();
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the web server waits for requests to finish: followers would make it wait for nothing. */
    @Override
    public void stop() {
        running = false;
        followers.values().forEach(all -> all.forEach(Semaphore::release));
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
