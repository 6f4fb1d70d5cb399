package net.dstone.platform.local;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import net.dstone.platform.LaunchId;
import net.dstone.platform.LogStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunWatchTest {

    private static final LaunchId ID = new LaunchId("watched-1");
    private static final String CHANGED = "changed";
    private static final String PRINTED = "printed";

    @TempDir Path folder = Path.of("");

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final RunWatch watch =
            new RunWatch(id -> events.add(CHANGED), id -> events.add(PRINTED));

    @AfterEach
    void close() {
        watch.close();
    }

    private String next() throws InterruptedException {
        return Objects.requireNonNull(events.poll(60, SECONDS), "no event came");
    }

    private void print(LogStream stream) throws IOException {
        Files.writeString(
                new RunFolder(folder).logFile(stream),
                "line\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    @Test
    void theProgramIsNoticedWhenItsFileGetsItsContent() throws Exception {
        Path program = folder.resolve(RunFolder.PROGRAM);
        watch.add(ID, new RunFolder(folder));
        Files.createFile(program);
        assertThat(next()).isEqualTo(CHANGED);

        Files.writeString(program, "1 2");

        assertThat(next()).isEqualTo(CHANGED);
    }

    @Test
    void theFirstOutputIsNoticedOnceAndIsNoChange() throws Exception {
        watch.add(ID, new RunFolder(folder));

        print(LogStream.STDERR);

        assertThat(next()).isEqualTo(PRINTED);
        print(LogStream.STDERR);
        print(LogStream.STDOUT);
        Files.createFile(folder.resolve("exit"));
        assertThat(next()).isEqualTo(CHANGED);
        assertThat(events).isEmpty();
    }

    @Test
    void ofAStartedProgramThatPrintedOnlyNewFilesAreOfInterest() throws Exception {
        Files.writeString(folder.resolve(RunFolder.PROGRAM), "1 2");
        print(LogStream.STDOUT);
        watch.add(ID, new RunFolder(folder));

        print(LogStream.STDOUT);
        Files.createFile(folder.resolve("exit"));

        assertThat(next()).isEqualTo(CHANGED);
        assertThat(events).isEmpty();
    }
}
