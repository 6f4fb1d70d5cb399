package net.dstone.dataflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import net.dstone.dataflow.endtoend.Api.Answer;
import net.dstone.dataflow.endtoend.Api.Execution;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL is stopped under a running server, and comes back. */
class DatabaseOutageIT {

    private static final String HEALTH = "/management/health";
    private static final int PLACES = 4;
    private static final int PORT = ServerProcess.freePort();

    @TempDir private Path folder;

    @Test
    void theServerSaysSoOnceStaysAliveAndCarriesOn() throws Exception {
        Path gate = folder.resolve("gate");
        Path ran = folder.resolve("ran");
        Path program = folder.resolve("program.sh");
        Files.writeString(
                program,
                "#!/bin/sh\necho \"$*\" >>'%s'\nuntil [ -e '%s' ] || [ ! -e \"$0\" ]; do sleep 0.1; done\n"
                        .formatted(ran, gate));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        Path log = folder.resolve("home/server.log");
        EmbeddedPostgres postgres = postgres();
        try (ScheduledExecutorService clients = Executors.newScheduledThreadPool(2);
                ServerProcess server =
                        ServerProcess.onPostgres(
                                folder.resolve("home"),
                                postgres.getJdbcUrl("postgres", "postgres"),
                                FaultBed.ACCOUNT + "java-cmd=" + program,
                                FaultBed.ACCOUNT + "maximum-concurrent-tasks=" + PLACES)) {
            Api api = server.start();
            api.register("dstone-batch", "4", SampleProcess.JAR.toUri().toString());
            api.define("any", "dstone-batch");
            Map<Integer, Execution> accepted = new ConcurrentHashMap<>();
            for (int launch = 0; launch < PLACES; launch++) {
                accepted.put(launch, api.launch("any", "", "number=" + launch));
                api.awaitState(accepted.get(launch), Set.of("RUNNING"));
            }
            AtomicInteger number = new AtomicInteger(PLACES);
            clients.scheduleWithFixedDelay(
                    () -> launchNext(api, number, accepted), 0, 200, TimeUnit.MILLISECONDS);
            int linesBefore = Files.readAllLines(log).size();

            postgres.close();
            Awaitility.await("the server to notice")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> api.get(HEALTH).status() == 503);
            Instant asked = Instant.now();
            Answer down = api.get(HEALTH);
            assertThat(Duration.between(asked, Instant.now()))
                    .as("it does not wait for the database")
                    .isLessThan(Duration.ofSeconds(3));
            assertThat(down.json().at("/components/database/status").asString()).isEqualTo("DOWN");
            assertThat(down.json().at("/components/database/details/reason").asString())
                    .isNotBlank();
            assertThat(api.get(HEALTH + "/readiness").status()).isEqualTo(503);
            assertThat(api.get(HEALTH + "/liveness").status()).isEqualTo(200);
            // What runs ends now, and nobody can write that down.
            Files.createFile(gate);
            Awaitility.await("thirty seconds without a database")
                    .atMost(Duration.ofSeconds(90))
                    .during(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> api.get(HEALTH + "/liveness").status() == 200);
            assertThat(
                            api.post(
                                            "/tasks/executions/launch",
                                            Map.of("name", "any", "arguments", "number=-1"))
                                    .status())
                    .isEqualTo(503);

            postgres = postgres();
            Awaitility.await("the server to come back")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> api.get(HEALTH).status() == 200);
            int before = accepted.size();
            Awaitility.await("launches after it").until(() -> accepted.size() > before);
            clients.shutdown();
            assertThat(clients.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            for (Execution execution : accepted.values()) {
                assertThat(api.awaitEnd(execution)).isEqualTo("SUCCEEDED");
            }
            assertThat(Files.readAllLines(ran))
                    .extracting(arguments -> arguments.replaceFirst(".*number=(-?\\d+).*", "$1"))
                    .as("each ran once, and none that was refused for sure")
                    .doesNotHaveDuplicates()
                    .doesNotContain("-1")
                    .containsAll(accepted.keySet().stream().map(String::valueOf).toList());

            List<String> lines = Files.readAllLines(log);
            List<String> said = lines.subList(linesBefore, lines.size());
            assertThat(said.stream().filter(line -> line.contains("The database is away")))
                    .hasSize(1);
            assertThat(said.stream().filter(line -> line.contains("The database is back")))
                    .hasSize(1);
            assertThat(said.stream().filter(line -> line.contains(" ERROR ")))
                    .as("not one for each try: %s", said)
                    .hasSizeLessThan(3);
        } finally {
            postgres.close();
        }
    }

    /** One that is refused, or whose answer is lost, is not repeated: it may have been stored. */
    private static void launchNext(
            Api api, AtomicInteger number, Map<Integer, Execution> accepted) {
        int next = number.getAndIncrement();
        try {
            accepted.put(next, api.launch("any", "", "number=" + next));
        } catch (RuntimeException | AssertionError refused) {
            // As said.
        }
    }

    private EmbeddedPostgres postgres() throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(PORT)
                .setDataDirectory(folder.resolve("postgres"))
                .setCleanDataDirectory(false)
                .start();
    }
}
