package net.dstone.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnreachableServerIT {

    @TempDir Path folder;

    @Test
    void saysThatTheServerDoesNotAnswerAndStaysUp() throws Exception {
        try (BatchProcess batch =
                BatchProcess.start(
                        folder,
                        "--server.port=0",
                        "--dstone.batch.register-on-start=true",
                        // Nothing listens on the port of TCP's discard service.
                        "--spring.cloud.dataflow.client.server-uri=http://127.0.0.1:9")) {
            batch.awaitOutput("Task 'tableUpdatePartitionJob' was not registered");
            assertThat(batch.output())
                    .contains("No answer from the batch server at http://127.0.0.1:9");
            batch.terminate();
            assertThat(batch.exitCode()).isEqualTo(143);
        }
    }
}
