package net.dstone.platform.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import net.dstone.platform.LaunchId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskHistoryTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir Path folder = Path.of("");
    private int runs;

    private void run(String task, int seconds, boolean good) throws IOException {
        LaunchId id = new LaunchId("run-" + runs++);
        new TaskHistory(folder).add(task, id, Duration.ofSeconds(seconds), good, LIMIT);
    }

    private boolean isShort(String task) throws IOException {
        return new TaskHistory(folder).isShort(task, LIMIT);
    }

    @Test
    void threeShortRunsInARowMakeATaskShort() throws IOException {
        assertThat(isShort("a")).isFalse();
        run("a", 5, true);
        run("a", 29, true);
        assertThat(isShort("a")).isFalse();
        run("a", 5, true);

        assertThat(isShort("a")).isTrue();
        assertThat(isShort("b")).isFalse();
    }

    @Test
    void oneLongRunEndsItAtOnceAlsoWhenItFailed() throws IOException {
        for (int i = 0; i < 5; i++) {
            run("a", 5, true);
            run("b", 5, true);
        }

        run("a", 30, true);
        run("b", 31, false);

        assertThat(isShort("a")).isFalse();
        assertThat(isShort("b")).isFalse();
        run("a", 5, true);
        run("a", 5, true);
        assertThat(isShort("a")).isFalse();
        run("a", 5, true);
        assertThat(isShort("a")).isTrue();
    }

    @Test
    void aRunThatFailedEarlySaysNothing() throws IOException {
        for (int i = 0; i < 5; i++) {
            run("a", 1, false);
        }

        assertThat(isShort("a")).isFalse();
    }

    @Test
    void aRunThatIsToldOfTwiceCountsOnce() throws IOException {
        TaskHistory history = new TaskHistory(folder);
        for (int i = 0; i < 3; i++) {
            history.add("a", new LaunchId("same"), Duration.ofSeconds(1), true, LIMIT);
        }

        assertThat(history.isShort("a", LIMIT)).isFalse();
    }

    @Test
    void aDamagedFileIsAnEmptyHistory() throws IOException {
        run("a", 5, true);
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.writeString(file, "{\"task\":");
            }
        }

        assertThat(isShort("a")).isFalse();
        run("a", 5, true);
    }

    @Test
    void tasksThatNoLongerRunAreForgotten() throws IOException {
        run("old", 5, true);
        Instant now = Instant.now();
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.setLastModifiedTime(file, FileTime.from(now.minus(Duration.ofDays(181))));
            }
        }
        run("new", 5, true);

        new TaskHistory(folder).removeOld(now);

        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }
}
