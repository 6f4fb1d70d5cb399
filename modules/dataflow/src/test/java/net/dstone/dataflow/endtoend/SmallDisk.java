package net.dstone.dataflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk that is soon full. */
final class SmallDisk implements AutoCloseable {

    private final Path folder;

    /** Skips the test where a disk cannot be mounted. */
    SmallDisk(Path folder, int megabytes) throws IOException, InterruptedException {
        this.folder = Files.createDirectories(folder);
        int mounted =
                new ProcessBuilder(
                                "mount",
                                "-t",
                                "tmpfs",
                                "-o",
                                "size=%dm".formatted(megabytes),
                                "tmpfs",
                                folder.toString())
                        .start()
                        .waitFor();
        assumeTrue(mounted == 0, "only root may mount a small disk");
    }

    void fill() throws IOException {
        try (OutputStream file = Files.newOutputStream(folder.resolve("filler"))) {
            byte[] block = new byte[4096];
            while (true) {
                file.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    void free() throws IOException {
        Files.delete(folder.resolve("filler"));
    }

    @Override
    public void close() throws IOException {
        try {
            new ProcessBuilder("umount", "-l", folder.toString()).start().waitFor();
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
    }
}
