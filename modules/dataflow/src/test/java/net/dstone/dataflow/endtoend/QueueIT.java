package net.dstone.dataflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.dstone.dataflow.endtoend.Api.Execution;
import net.dstone.dataflow.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class QueueIT {

    private static final String ACCOUNT =
            "--spring.cloud.dataflow.task.platform.local.accounts.default.";

    @TempDir private Path folder;

    @Test
    void fortyLaunchesAtALimitOfFourNeverExceedItAndAllEndInOrder() throws IOException {
        Path events = folder.resolve("events");
        // Instead of a JVM: a program that says when it runs.
        Path program = folder.resolve("program.sh");
        Files.writeString(
                program,
                """
                #!/bin/sh
                echo start >> %1$s
                sleep 0.3
                echo end >> %1$s
                """
                        .formatted(events));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        try (ServerProcess server =
                ServerProcess.onPostgres(
                        folder.resolve("home"),
                        TestDatabase.POSTGRESQL.newUrl(),
                        ACCOUNT + "maximum-concurrent-tasks=4",
                        ACCOUNT + "java-cmd=" + program)) {
            Api api = server.start();
            api.register("dstone-batch", "4", SampleProcess.JAR.toUri().toString());
            api.define("quick", "dstone-batch");

            List<Execution> launched = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                launched.add(api.launch("quick", "", "number=" + i));
            }

            List<Instant> launchTimes = new ArrayList<>();
            for (Execution execution : launched) {
                assertThat(api.awaitEnd(execution)).isEqualTo("SUCCEEDED");
                JsonNode run = api.run(execution);
                launchTimes.add(Instant.parse(run.get("launchingAt").asString()));
            }
            assertThat(launchTimes).isSorted();
            assertThat(mostAtOnce(Files.readAllLines(events))).isEqualTo(4);
        }
    }

    private static int mostAtOnce(List<String> events) {
        int running = 0;
        int most = 0;
        for (String event : events) {
            running += event.equals("start") ? 1 : -1;
            most = Math.max(most, running);
        }
        assertThat(events).hasSize(80);
        return most;
    }
}
