package net.dstone.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * source | processor | sink as processes over RabbitMQ, with the properties that Data Flow gives to the
 * parts of a stream. Over Kafka the server's own tests deploy them.
 */
class SampleStreamIT {

    private static final String BINDINGS = "spring.cloud.stream.bindings.";
    private static final int COUNT = 60;

    @TempDir Path folder;

    private final List<AutoCloseable> started = new ArrayList<>();

    @AfterEach
    void endWhatWasStarted() throws Exception {
        // From the source to the broker, so that none complains that its peer is gone.
        Collections.reverse(started);
        for (AutoCloseable process : started) {
            process.close();
        }
    }

    @Test
    void threeInstancesShareThePartitionsOverRabbit() throws Exception {
        assumeTrue(
                RabbitProcess.isInstalled(),
                "Nothing was tested with RabbitMQ, which is not installed here;"
                        + " on Debian and Ubuntu: apt-get install rabbitmq-server");
        RabbitProcess rabbit = RabbitProcess.start(folder);
        started.add(rabbit);
        Map<String, Object> broker =
                Map.of(
                        "spring.cloud.stream.defaultBinder", "rabbit",
                        "spring.rabbitmq.host", "127.0.0.1",
                        "spring.rabbitmq.port", rabbit.port());
        SampleProcess sink = add(SampleProcess.sink(folder, sink(broker)));
        threePartitionedProcessors(broker);
        // Started with the others: the queues of the required group keep what comes before them.
        add(SampleProcess.source(folder, source(broker)));

        awaitReceived(sink, COUNT);
        assertNothingLost(sink, COUNT);
        assertEveryInstanceHasItsShare();
        sink.awaitHealthy();
    }

    private List<SampleProcess> threePartitionedProcessors(Map<String, Object> broker)
            throws IOException {
        List<SampleProcess> processors = new ArrayList<>();
        for (int index = 0; index < 3; index++) {
            Map<String, Object> properties = processor(broker);
            properties.put(BINDINGS + "input.consumer.partitioned", true);
            properties.put("spring.cloud.stream.instanceCount", 3);
            properties.put("spring.cloud.stream.instanceIndex", index);
            processors.add(add(SampleProcess.processor(folder, properties)));
        }
        return processors;
    }

    private static Map<String, Object> source(Map<String, Object> broker) {
        Map<String, Object> properties = new HashMap<>(broker);
        properties.put("sample.rate", 100);
        properties.put("sample.count", COUNT);
        properties.put(BINDINGS + "output.destination", "notes.source");
        properties.put(BINDINGS + "output.producer.requiredGroups", "notes");
        properties.put(BINDINGS + "output.producer.partitionKeyExpression", "headers['key']");
        properties.put(BINDINGS + "output.producer.partitionCount", 3);
        return properties;
    }

    private static Map<String, Object> processor(Map<String, Object> broker) {
        Map<String, Object> properties = new HashMap<>(broker);
        properties.put(BINDINGS + "input.destination", "notes.source");
        properties.put(BINDINGS + "input.group", "notes");
        properties.put(BINDINGS + "output.destination", "notes.processor");
        properties.put(BINDINGS + "output.producer.requiredGroups", "notes");
        return properties;
    }

    private Map<String, Object> sink(Map<String, Object> broker) {
        Map<String, Object> properties = new HashMap<>(broker);
        properties.put("sample.file", file().toString());
        properties.put(BINDINGS + "input.destination", "notes.processor");
        properties.put(BINDINGS + "input.group", "notes");
        return properties;
    }

    private SampleProcess add(SampleProcess process) {
        started.add(process);
        return process;
    }

    private void failIfOneEnded() {
        started.stream()
                .filter(SampleProcess.class::isInstance)
                .forEach(process -> ((SampleProcess) process).failIfEnded());
    }

    private Path file() {
        return folder.resolve("notes.jsonl");
    }

    private List<JsonNode> notes() throws IOException {
        JsonMapper json = new JsonMapper();
        return Files.readAllLines(file()).stream().map(json::readTree).toList();
    }

    private void awaitReceived(SampleProcess sink, int count) {
        await().atMost(SampleProcess.PATIENCE)
                .failFast(this::failIfOneEnded)
                .ignoreException(UncheckedIOException.class)
                .untilAsserted(
                        () ->
                                assertThat(sink.get("/actuator/received").path("count").asInt())
                                        .isEqualTo(count));
    }

    private static void assertNothingLost(SampleProcess sink, int count) {
        JsonNode received = sink.get("/actuator/received");
        assertThat(received.path("missing").asInt(-1)).as("missing").isZero();
        assertThat(received.path("duplicates").asInt(-1)).as("duplicates").isZero();
        assertThat(received.path("outOfOrder").asInt(-1)).as("outOfOrder").isZero();
        assertThat(received.path("sources").values().iterator().next().path("highest").asInt())
                .isEqualTo(count);
    }

    /** Each key goes to one instance, and no instance is idle. */
    private void assertEveryInstanceHasItsShare() throws IOException {
        Map<String, Set<String>> instancesOfKey =
                notes().stream()
                        .collect(
                                Collectors.groupingBy(
                                        note -> note.path("key").asString(),
                                        Collectors.mapping(
                                                note -> note.path("via").path(0).asString(),
                                                Collectors.toSet())));
        assertThat(instancesOfKey).hasSize(10);
        assertThat(instancesOfKey.values()).allSatisfy(one -> assertThat(one).hasSize(1));
        assertThat(instancesOfKey.values().stream().flatMap(Set::stream))
                .containsOnly("2.0.0#0", "2.0.0#1", "2.0.0#2");
    }
}
