package net.dstone.dataflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A minute of random kills; {@code bin/chaos.sh} runs it for longer. */
class ChaosIT {

    @TempDir private Path folder;

    @Test
    void whateverIsKilledEveryLaunchEndsOnceWithTheTruth()
            throws IOException, InterruptedException {
        long seed = Long.getLong("chaos.seed", System.nanoTime());
        int kills = Integer.getInteger("chaos.kills", 16);
        Duration longest = Duration.ofMinutes(Integer.getInteger("chaos.minutes", 1));
        Duration outage = Duration.ofSeconds(kills > 100 ? 30 : 2);
        report("At most %d kills, seed %d".formatted(kills, seed));
        try (Chaos chaos = new Chaos(folder, seed, kills, longest, outage, this::report)) {
            List<String> violations = chaos.run();
            report(chaos.report());
            violations.forEach(violation -> report("VIOLATION: " + violation));
            if (!violations.isEmpty() && System.getProperty("chaos.log") != null) {
                Files.copy(chaos.serverLog(), Path.of(System.getProperty("chaos.log")));
            }
            assertThat(violations).as("violations with seed %d", seed).isEmpty();
            assertThat(chaos.accepted()).as("launches accepted").isPositive();
            assertThat(chaos.total()).as("kills").isPositive();
        }
    }

    private void report(String line) {
        System.out.println(line);
        String file = System.getProperty("chaos.report");
        if (file != null) {
            try {
                Files.writeString(
                        Path.of(file),
                        line + System.lineSeparator(),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException exception) {
                throw new UncheckedIOException(exception);
            }
        }
    }
}
