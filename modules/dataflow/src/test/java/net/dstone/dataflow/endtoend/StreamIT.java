package net.dstone.dataflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Streams of the sample's apps as real processes over a real Kafka. */
class StreamIT {

    private static final Duration LONGEST = Duration.ofMinutes(4);
    private static final String HEALTH_TIMEOUT =
            "--spring.cloud.skipper.server.strategies.healthcheck.timeout-in-millis=";
    private static final Path PAGE = ServerProcess.MODULE.resolve("../../docs/streams.md");
    private static final Pattern COMMANDS = Pattern.compile("(?ms)^```sh\n(.*?)^```$");

    @TempDir private static Path folder;
    private static KafkaProcess kafka;

    @BeforeAll
    static void startKafka() throws IOException {
        kafka = new KafkaProcess(folder.resolve("kafka"));
        Path apps = Files.createDirectory(apps());
        for (String jar :
                List.of(
                        "stream-source/target/stream-source-1.0.0.jar",
                        "stream-processor/1.0.0/target/stream-processor-1.0.0.jar",
                        "stream-processor/2.0.0/target/stream-processor-2.0.0.jar",
                        "stream-sink/target/stream-sink-1.0.0.jar")) {
            Path built = ServerProcess.SAMPLES.resolve(jar);
            assertThat(built)
                    .as(
                            "Build the samples first: ./mvnw package -DskipTests -pl samples/kafka-broker,samples/stream-sink,samples/stream-processor/1.0.0 -am")
                    .exists();
            Files.copy(built, apps.resolve(built.getFileName()));
        }
    }

    /** Apps outlive their server, and a failed test. */
    @AfterEach
    void endApps() {
        ProcessHandle.allProcesses()
                .filter(
                        process ->
                                process.info().commandLine().orElse("").contains(apps().toString()))
                .forEach(ProcessHandle::destroyForcibly);
    }

    @AfterAll
    static void endKafka() {
        kafka.close();
    }

    /** The page's own commands, one after the other, in one shell. */
    @Test
    void thePageOnStreamsWorksAsPrinted() throws Exception {
        try (ServerProcess server = server("printed")) {
            Api api = server.start();
            String page = Files.readString(PAGE);
            int away = page.indexOf("## Away");
            assertThat(away).isPositive();

            run("deploy", server, page.substring(0, away));

            // The sink has been there all the time: through an upgrade, a way back and more
            // instances.
            assertNothingLost(api, "ticks.keep-v1");
            assertThat(received(api, "ticks.keep-v1").get("via").propertyNames())
                    .contains("1.0.0#0", "2.0.0#0");
            assertThat(instances(api, "ticks", "shout")).isEqualTo(3);
            List<ProcessHandle> apps = processes(api, "ticks");
            assertThat(apps).hasSize(5).allMatch(ProcessHandle::isAlive);

            run("away", server, page.substring(away));

            assertThat(apps).noneMatch(ProcessHandle::isAlive);
            assertThat(api.get("/streams/definitions/ticks").status()).isEqualTo(404);
        }
    }

    @Test
    void aTapListensAndAPartitionedAppSharesTheWorkAndAFailedUpgradeLeavesWhatWorks()
            throws Exception {
        try (ServerProcess server = server("parts")) {
            Api api = server.start();
            register(api);
            create(api, "parts", "ticker --sample.rate=20 | shout | keep");
            create(api, "tap", ":parts.ticker > keep");
            String common =
                    """
                    "app.*.spring.cloud.stream.kafka.binder.brokers":"%s",
                    "app.keep.management.endpoints.web.exposure.include":"health,received",
                    "deployer.*.memory":"192m","deployer.*.local.hostname":"127.0.0.1",
                    "deployer.*.local.startupProbe.path":"/actuator/health"
                    """
                            .formatted(kafka.address());
            deploy(
                    api,
                    "parts",
                    "{%s,\"app.ticker.producer.partitionKeyExpression\":\"headers['key']\"}"
                            .formatted(common));
            deploy(api, "tap", "{%s}".formatted(common));
            awaitStatus(api, "parts", "deployed");
            awaitStatus(api, "tap", "deployed");
            awaitMore(api, "parts.keep-v1");
            awaitMore(api, "tap.keep-v1");
            List<ProcessHandle> tap = processes(api, "tap");

            // A server that starts anew disturbs nothing, and the upgrade begins at once.
            server.kill();
            Api impatient = server.start(HEALTH_TIMEOUT + "40000");
            update(
                    impatient,
                    "parts",
                    "\"version.shout\":\"2.0.0\",\"app.shout.sample.healthy\":\"false\"");
            awaitHistory(impatient, "parts", "FAILED", "DEPLOYED");

            assertThat(history(impatient, "parts").getFirst().at("/info/description").asString())
                    .contains("Not healthy after 40000 ms", "shout");
            awaitStatus(impatient, "parts", "deployed");
            awaitMore(impatient, "parts.keep-v1");
            assertThat(processes(impatient, "tap")).isEqualTo(tap);
            // Later the topic has more partitions, of which the tap hears after minutes.
            assertNothingLost(impatient, "tap.keep-v1");

            server.kill();
            Api again = server.start();
            update(again, "parts", "\"deployer.shout.count\":\"3\"");
            awaitHistory(again, "parts", "DEPLOYED", "FAILED", "DELETED");
            Awaitility.await("a share for each of three instances")
                    .atMost(LONGEST)
                    .until(
                            () ->
                                    List.copyOf(
                                            received(again, "parts.keep-v1")
                                                    .get("via")
                                                    .propertyNames()),
                            via -> via.containsAll(List.of("1.0.0#0", "1.0.0#1", "1.0.0#2")));
            assertNothingLost(again, "parts.keep-v1");

            List<ProcessHandle> all =
                    Stream.of("parts", "tap")
                            .flatMap(name -> processes(again, name).stream())
                            .toList();
            assertThat(again.delete("/streams/deployments").status()).isEqualTo(200);
            assertThat(all).noneMatch(ProcessHandle::isAlive);
        }
    }

    /** Its apps live too shortly to be compiled for speed. */
    private static ServerProcess server(String home) {
        return ServerProcess.onEmbeddedDatabase(
                folder.resolve(home),
                "--spring.cloud.skipper.server.platform.local.accounts.default.java-opts="
                        + "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    }

    private static void run(String name, ServerProcess server, String page) throws Exception {
        StringBuilder script = new StringBuilder();
        Matcher commands = COMMANDS.matcher(page);
        while (commands.find()) {
            // Where things are differs here.
            if (!commands.group(1).startsWith("SERVER=")) {
                script.append(commands.group(1));
            }
        }
        Path log = folder.resolve(name + ".log");
        ProcessBuilder shell =
                new ProcessBuilder("sh", "-eux", "-c", script.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        shell.environment().put("SERVER", server.address().toString());
        shell.environment().put("KAFKA", kafka.address());
        shell.environment().put("APPS", apps().toString());
        Process process = shell.start();
        boolean ended = process.waitFor(LONGEST.toSeconds() * 2, TimeUnit.SECONDS);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        assertThat(ended && process.exitValue() == 0).as(Files.readString(log)).isTrue();
    }

    private static Path apps() {
        return folder.resolve("stream-apps");
    }

    private static void register(Api api) {
        Path apps = apps();
        // The version of an app that comes first becomes the default one.
        for (String[] app :
                List.of(
                        new String[] {"source/ticker/1.0.0", "stream-source-1.0.0.jar"},
                        new String[] {"processor/shout/1.0.0", "stream-processor-1.0.0.jar"},
                        new String[] {"processor/shout/2.0.0", "stream-processor-2.0.0.jar"},
                        new String[] {"sink/keep/1.0.0", "stream-sink-1.0.0.jar"})) {
            Api.Answer answer =
                    api.post(
                            "/apps/" + app[0],
                            Map.of(
                                    "uri",
                                    apps.resolve(app[1]).toUri().toString(),
                                    "bootVersion",
                                    "4"));
            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        }
    }

    private static void create(Api api, String name, String definition) {
        Api.Answer answer =
                api.post("/streams/definitions", Map.of("name", name, "definition", definition));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    private static void deploy(Api api, String name, String properties) {
        Api.Answer answer = api.postJson("/streams/deployments/" + name, properties);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    private static void update(Api api, String name, String properties) {
        Api.Answer answer =
                api.postJson(
                        "/streams/deployments/update/" + name,
                        "{\"updateProperties\":{%s}}".formatted(properties));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    private static void awaitStatus(Api api, String stream, String status) {
        Awaitility.await(stream + " is " + status)
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> api.json("/streams/definitions/" + stream).get("status").asString(),
                        status::equals);
    }

    /**
     * @param statuses of all versions, the newest first
     */
    private static void awaitHistory(Api api, String stream, String... statuses) {
        Awaitility.await("the versions of " + stream)
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(
                        () ->
                                assertThat(history(api, stream))
                                        .extracting(
                                                release ->
                                                        release.at("/info/status/statusCode")
                                                                .asString())
                                        .containsExactly(statuses));
    }

    private static List<JsonNode> history(Api api, String stream) {
        return List.copyOf(api.json("/streams/deployments/history/" + stream).values());
    }

    /** The app's own answer comes as a JSON string. */
    private static JsonNode received(Api api, String app) {
        JsonNode answer =
                api.json(
                        "/runtime/apps/%s/instances/%s-0/actuator?endpoint=received"
                                .formatted(app, app));
        return JsonMapper.shared().readTree(answer.asString());
    }

    /** What is still on its way comes; what was lost never does. */
    private static void assertNothingLost(Api api, String app) {
        Awaitility.await("all notes in " + app)
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(
                        () -> assertThat(received(api, app).get("missing").asInt()).isZero());
    }

    /** Waits until more has come to a sink than now. */
    private static void awaitMore(Api api, String app) {
        int now = received(api, app).get("count").asInt();
        Awaitility.await("more notes in " + app)
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> received(api, app).get("count").asInt(), count -> count > now);
    }

    private static Stream<JsonNode> instances(Api api, String stream) {
        return api.json("/runtime/streams/" + stream)
                .at(
                        "/_embedded/streamStatusResourceList/0/applications/_embedded/appStatusResourceList")
                .valueStream()
                .flatMap(
                        app ->
                                app.at("/instances/_embedded/appInstanceStatusResourceList")
                                        .valueStream());
    }

    private static long instances(Api api, String stream, String app) {
        return instances(api, stream)
                .filter(instance -> instance.get("instanceId").asString().contains("." + app + "-"))
                .count();
    }

    private static List<ProcessHandle> processes(Api api, String stream) {
        return instances(api, stream)
                .map(instance -> instance.at("/attributes/pid").asLong())
                .map(pid -> ProcessHandle.of(pid).orElseThrow())
                .toList();
    }
}
