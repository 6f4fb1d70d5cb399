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
import net.dstone.dataflow.endtoend.Api.Answer;
import net.dstone.dataflow.endtoend.Api.Execution;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL is stopped under a running server, and comes back. */
class DatabaseOutageIT {

    private static final String HEALTH = "/management/health";
    private static final int PORT = ServerProcess.freePort();

    @TempDir private Path folder;

    @Test
    void theServerSaysSoOnceStaysAliveAndCarriesOn() throws IOException {
        Path gate = folder.resolve("gate");
        Path program = folder.resolve("program.sh");
        Files.writeString(
                program,
                "#!/bin/sh\nuntil [ -e '%s' ] || [ ! -e \"$0\" ]; do sleep 0.1; done\n"
                        .formatted(gate));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        Path log = folder.resolve("home/server.log");
        EmbeddedPostgres postgres = postgres();
        try (ServerProcess server =
                ServerProcess.onPostgres(
                        folder.resolve("home"),
                        postgres.getJdbcUrl("postgres", "postgres"),
                        "--spring.cloud.dataflow.task.platform.local.accounts.default.java-cmd="
                                + program)) {
            Api api = server.start();
            api.register("dstone-batch", "4", SampleProcess.JAR.toUri().toString());
            api.define("any", "dstone-batch");
            Execution across = api.launch("any", "", "");
            api.awaitState(across, java.util.Set.of("RUNNING"));
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
            Awaitility.await("twenty seconds without a database")
                    .atMost(Duration.ofSeconds(60))
                    .during(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> api.get(HEALTH + "/liveness").status() == 200);

            postgres = postgres();
            Awaitility.await("the server to come back")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> api.get(HEALTH).status() == 200);
            assertThat(api.run(across).get("state").asString()).isEqualTo("RUNNING");
            Files.createFile(gate);
            assertThat(api.awaitEnd(across)).isEqualTo("SUCCEEDED");
            assertThat(api.awaitEnd(api.launch("any", "", ""))).isEqualTo("SUCCEEDED");

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

    private EmbeddedPostgres postgres() throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(PORT)
                .setDataDirectory(folder.resolve("postgres"))
                .setCleanDataDirectory(false)
                .start();
    }
}
