package net.dstone.dataflow.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import net.dstone.dataflow.launch.RunMoved;
import net.dstone.dataflow.launch.RunState;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.dataflow.task.ExecutionKey;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class EventFeedTest {

    private static final RunMoved MOVED =
            new RunMoved(new ExecutionKey(7, SchemaTarget.BOOT4), "nightly", RunState.RUNNING);

    private final EventRing ring = new EventRing(2, 10);

    @Test
    void aQuietConnectionIsKeptAliveByComments() throws Exception {
        EventFeed feed = feed(Duration.ofMillis(1), 1);
        try (Client client = new Client(feed, Optional.of(10L))) {
            for (int i = 0; i < 3; i++) {
                assertThat(client.line()).isEqualTo(":");
                assertThat(client.line()).isEmpty();
            }
        }
        feed.stop();
    }

    @Test
    void aSlowClientIsToldToLookAgainAndGoesOnFromThere() throws Exception {
        for (int i = 0; i < 5; i++) {
            ring.add("apps", "{}");
        }
        EventFeed feed = feed(Duration.ofMinutes(1), 1);
        try (Client client = new Client(feed, Optional.of(11L))) {
            assertThat(client.lines(2)).isEqualTo(":|");
            assertThat(client.lines(4)).isEqualTo("id: 15|event: reset|data: {}|");

            feed.moved(MOVED);

            assertThat(client.lines(4))
                    .isEqualTo(
                            "id: 16|event: execution|data: {\"id\":7,\"schemaTarget\":\"boot4\","
                                    + "\"taskName\":\"nightly\",\"state\":\"RUNNING\"}|");
        }
        feed.stop();
    }

    @Test
    void stoppingEndsTheAnswersWithWholeEvents() throws Exception {
        EventFeed feed = feed(Duration.ofMinutes(1), 1);
        Client client = new Client(feed, Optional.empty());
        assertThat(client.lines(2)).isEqualTo("id: 10|");

        feed.stop();

        client.answer.get(30, TimeUnit.SECONDS);
        client.output.close();
        assertThat(client.reader.readLine()).isNull();
    }

    @Test
    void moreClientsThanAllowedAreRefusedUntilOneGoes() throws Exception {
        EventFeed feed = feed(Duration.ofMinutes(1), 1);
        Client first = new Client(feed, Optional.empty());
        assertThat(first.lines(2)).isEqualTo("id: 10|");

        assertThatThrownBy(() -> feed.send(Optional.empty(), OutputStream.nullOutputStream()))
                .isInstanceOf(TooManyClientsException.class);

        first.close();
        feed.moved(MOVED);
        first.answer.get(30, TimeUnit.SECONDS);
        try (Client second = new Client(feed, Optional.empty())) {
            assertThat(second.lines(2)).isEqualTo("id: 11|");
        }
        feed.stop();
    }

    private EventFeed feed(Duration heartbeat, int mostClients) {
        EventFeed feed =
                new EventFeed(
                        ring,
                        JsonMapper.builder().build(),
                        new SimpleMeterRegistry(),
                        heartbeat,
                        mostClients);
        feed.start();
        return feed;
    }

    /** Reads what the feed sends it, on another thread. */
    private static final class Client implements AutoCloseable {

        private final BufferedReader reader;
        private final PipedOutputStream output = new PipedOutputStream();
        private final CompletableFuture<Void> answer;

        Client(EventFeed feed, Optional<Long> lastSeen) throws IOException {
            reader =
                    new BufferedReader(
                            new InputStreamReader(
                                    new PipedInputStream(output), StandardCharsets.UTF_8));
            answer = CompletableFuture.runAsync(() -> feed.send(lastSeen, output));
        }

        String line() {
            try {
                return reader.readLine();
            } catch (IOException exception) {
                throw new UncheckedIOException(exception);
            }
        }

        String lines(int count) {
            StringBuilder lines = new StringBuilder(line());
            for (int i = 1; i < count; i++) {
                lines.append('|').append(line());
            }
            return lines.toString();
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
