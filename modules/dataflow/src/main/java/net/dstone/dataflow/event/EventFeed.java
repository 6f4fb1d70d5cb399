package net.dstone.dataflow.event;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import net.dstone.dataflow.app.AppsChanged;
import net.dstone.dataflow.launch.RunEnded;
import net.dstone.dataflow.launch.RunMoved;
import net.dstone.dataflow.launch.RunQueued;
import net.dstone.dataflow.launch.RunState;
import net.dstone.dataflow.stream.StreamsChanged;
import net.dstone.dataflow.task.ExecutionKey;
import net.dstone.dataflow.task.TaskDefinitionsChanged;
import net.dstone.dataflow.task.TaskExecutionsDeleted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import tools.jackson.databind.json.JsonMapper;

/**
 * Collects what happens on this server and sends it to clients as server-sent events: {@code execution},
 * {@code deleted} (executions), {@code definitions}, {@code streams} and {@code apps}, or {@code reset}
 * when a client's place is not known any more. What another server on the same database does is not heard of
 * here.
 */
@Component
class EventFeed implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EventFeed.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** Some minutes of a busy server, in a few hundred kilobytes. */
    private static final int KEPT = 2000;

    private static final int MOST_CLIENTS = 1000;

    private static final String NOTHING_TO_SAY = "{}";

    /** A comment keeps the connection alive, and finds out when the client is gone. */
    private static final String COMMENT = ":\n\n";

    private final EventRing ring;
    private final JsonMapper json;
    private final Duration heartbeat;
    private final int mostClients;
    private final Semaphore free;
    private volatile boolean running;

    @Autowired
    EventFeed(JsonMapper json, MeterRegistry meters, Clock clock) {
        this(
                // A thousand events a millisecond is more than a server makes, so ids only ascend.
                new EventRing(KEPT, clock.millis() * 1000), json, meters, HEARTBEAT, MOST_CLIENTS);
    }

    EventFeed(
            EventRing ring,
            JsonMapper json,
            MeterRegistry meters,
            Duration heartbeat,
            int mostClients) {
        this.ring = ring;
        this.json = json;
        this.heartbeat = heartbeat;
        this.mostClients = mostClients;
        this.free = new Semaphore(mostClients);
        Gauge.builder("dstone.event.clients", free, left -> mostClients - left.availablePermits())
                .register(meters);
    }

    /** What is said of an execution. */
    private record Moved(long id, String schemaTarget, String taskName, RunState state) {}

    @EventListener
    void queued(RunQueued run) {
        moved(run.key(), run.taskName(), RunState.QUEUED);
    }

    @EventListener
    void moved(RunMoved run) {
        moved(run.key(), run.taskName(), run.state());
    }

    @EventListener
    void ended(RunEnded run) {
        moved(run.key(), run.taskName(), run.state());
    }

    private void moved(ExecutionKey key, String taskName, RunState state) {
        ring.add(
                "execution",
                json.writeValueAsString(
                        new Moved(key.id(), key.target().wireName(), taskName, state)));
    }

    /** Which ones would make a long event of a great deletion, and clients ask for their lists again anyway. */
    @TransactionalEventListener(fallbackExecution = true)
    void executionsDeleted(TaskExecutionsDeleted deletion) {
        ring.add("deleted", NOTHING_TO_SAY);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void definitionsChanged(TaskDefinitionsChanged change) {
        ring.add("definitions", NOTHING_TO_SAY);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void appsChanged(AppsChanged change) {
        ring.add("apps", NOTHING_TO_SAY);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void streamsChanged(StreamsChanged change) {
        ring.add("streams", NOTHING_TO_SAY);
    }

    /**
     * Returns when the client is gone or the server stops.
     *
     * @param lastSeen the id of the last event the client knows; without one it gets what comes from now on
     */
    void send(Optional<Long> lastSeen, OutputStream output) {
        if (!free.tryAcquire()) {
            throw new TooManyClientsException(mostClients);
        }
        try {
            sendUntilEnd(lastSeen, output);
        } catch (IOException exception) {
            log.debug("A client of the events is gone", exception);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        } finally {
            free.release();
        }
    }

    private void sendUntilEnd(Optional<Long> lastSeen, OutputStream output)
            throws IOException, InterruptedException {
        long place = lastSeen.orElseGet(ring::last);
        // A client that is cut off before the first event needs a place to come back to.
        write(output, lastSeen.isPresent() ? COMMENT : "id: %d\n\n".formatted(place));
        while (running) {
            EventRing.Found found = ring.awaitAfter(place, heartbeat);
            if (!found.complete()) {
                write(output, new Event(found.last(), "reset", NOTHING_TO_SAY).text());
            } else if (!found.events().isEmpty()) {
                StringBuilder text = new StringBuilder();
                found.events().forEach(event -> text.append(event.text()));
                write(output, text.toString());
            } else if (running) {
                write(output, COMMENT);
            }
            place = found.last();
        }
    }

    private static void write(OutputStream output, String text) throws IOException {
        output.write(text.getBytes(StandardCharsets.UTF_8));
        output.flush();
    }

    @Override
    public void start() {
        ring.open();
        running = true;
    }

    /** Before the web server waits for requests to finish: clients would make it wait for nothing. */
    @Override
    public void stop() {
        running = false;
        ring.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
