package net.dstone.dataflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
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
    void theServerSaysSoOnceStaysAliveAndCarriesOn() throws IOException {
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
        try (ServerProcess server =
                ServerProcess.onPostgres(
                        folder.resolve("home"),
                        postgres.getJdbcUrl("postgres", "postgres"),
                        FaultBed.ACCOUNT + "java-cmd=" + program,
                        FaultBed.ACCOUNT + "maximum-concurrent-tasks=" + PLACES)) {
            Api api = server.start();
            api.register("dstone-batch", "4", SampleProcess.JAR.toUri().toString());
            api.define("any", "dstone-batch");
            List<Execution> accepted = new ArrayList<>();
            for (int launch = 0; launch < 3 * PLACES; launch++) {
                accepted.add(api.launch("any", "", "number=" + launch));
            }
            for (Execution running : accepted.subList(0, PLACES)) {
                api.awaitState(running, Set.of("RUNNING"));
            }
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
                    .until(() -> isAliveAndRefusesLaunches(api));

            postgres = postgres();
            Awaitility.await("the server to come back")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> api.get(HEALTH).status() == 200);
            for (Execution execution : accepted) {
                assertThat(api.awaitEnd(execution)).isEqualTo("SUCCEEDED");
            }
            assertThat(Files.readAllLines(ran))
                    .as("each ran once, and nothing that was refused")
                    .extracting(arguments -> arguments.replaceFirst(".*number=(\\d+).*", "$1"))
                    .containsExactlyInAnyOrder(
                            IntStream.range(0, accepted.size())
                                    .mapToObj(String::valueOf)
                                    .toArray(String[]::new));
            assertThat(api.awaitEnd(api.launch("any", "", "number=99"))).isEqualTo("SUCCEEDED");

            List<String> lines = Files.readAllLines(log);
            List<String> said = lines.subList(linesBefore, lines.size());
            assertThat(said.stream().filter(line -> line.contains("The database is away")))
                    .hasSize(1);
            assertThat(said.stream().filter(line -> line.contains("The database is back")))
                    .hasSize(1);
            assertThat(said.stream().filter(line -> line.contains(" ERROR ")))
                    .as("not one for each try: %s", said)
                    .hasSizeLessThan(8);
        } finally {
            postgres.close();
        }
    }

    private static boolean isAliveAndRefusesLaunches(Api api) {
        Answer launch =
                api.post(
                        "/tasks/executions/launch", Map.of("name", "any", "arguments", "number=x"));
        assertThat(launch.status()).isEqualTo(503);
        return api.get(HEALTH + "/liveness").status() == 200;
    }

    private EmbeddedPostgres postgres() throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(PORT)
                .setDataDirectory(folder.resolve("postgres"))
                .setCleanDataDirectory(false)
                .start();
    }
}
