package net.dstone.dataflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.dstone.dataflow.endtoend.Api.Execution;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers with the same key on one PostgreSQL, as on two machines. */
class TwoServersIT {

    private static final Duration LONGEST_END = Duration.ofMinutes(1);

    @TempDir private Path folder;

    @Test
    void eachLaunchRunsOnceAndOneServerCarriesOnWithoutTheOther() throws IOException {
        Path gate = folder.resolve("gate");
        try (PostgresServer postgres = new PostgresServer(folder.resolve("postgres"))) {
            FaultBed bed = new FaultBed(folder, postgres.newUrl());
            String limit = FaultBed.ACCOUNT + "maximum-concurrent-tasks=6";
            try (ServerProcess one = bed.server("one", limit);
                    ServerProcess other = bed.server("other", limit)) {
                Api oneApi = one.start();
                Files.createDirectory(folder.resolve("other"));
                Files.copy(folder.resolve("one/secret.key"), folder.resolve("other/secret.key"));
                bed.registerTasks(oneApi);
                List<Execution> stranded = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    Execution execution = bed.launchMarked(oneApi, "gate=" + gate);
                    oneApi.awaitState(execution, Set.of("RUNNING"));
                    stranded.add(execution);
                }
                Api otherApi = other.start();
                for (int i = 0; i < 16; i++) {
                    bed.launchMarked(i % 2 == 0 ? oneApi : otherApi, "seconds=0.3");
                }
                Awaitility.await("the queue's end")
                        .atMost(LONGEST_END)
                        .until(() -> bed.truth().openRuns() == stranded.size());
                assertThat(claimedBy(bed, "one")).as("launched by one").isPositive();
                assertThat(claimedBy(bed, "other")).as("launched by the other").isPositive();

                one.kill();

                List<Execution> later = new ArrayList<>();
                for (int i = 0; i < 6; i++) {
                    later.add(bed.launchMarked(otherApi, "seconds=0.1 code=" + i % 2));
                }
                for (Execution execution : later) {
                    assertThat(otherApi.awaitEnd(execution)).isIn("SUCCEEDED", "FAILED");
                }
                for (Execution execution : stranded) {
                    assertThat(otherApi.run(execution).get("state").asString())
                            .isEqualTo("RUNNING");
                    assertThat(otherApi.run(execution).get("reason").asString())
                            .contains("another server's machine");
                }

                Files.createFile(gate);
                Api again = one.start();
                for (Execution execution : stranded) {
                    assertThat(again.awaitEnd(execution)).isEqualTo("SUCCEEDED");
                }
                bed.truth().assertHolds(LONGEST_END);
            }
        }
    }

    private int claimedBy(FaultBed bed, String server) throws IOException {
        return bed.jdbc()
                .sql("select count(*) from task_run where claimed_by = :server")
                .param("server", Files.readString(folder.resolve(server).resolve("server.id")))
                .query(Integer.class)
                .single();
    }
}
