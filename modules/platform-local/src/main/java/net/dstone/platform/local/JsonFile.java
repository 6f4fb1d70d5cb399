package net.dstone.platform.local;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A record in a file of its own, which appears complete or not at all, and which nobody else may read. */
record JsonFile<T>(Path path, Class<T> type) {

    /** What the names of files begin with that are being written. */
    static final String TEMPORARY = ".new-";

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Empty if it is not there or is damaged, for instance by a loss of power. */
    Optional<T> read() throws IOException {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(path), type));
        } catch (NoSuchFileException | JacksonException e) {
            return Optional.empty();
        }
    }

    void write(T content) throws IOException {
        write(content, false);
    }

    /** Returns when it would also survive a power cut. */
    void writeDurably(T content) throws IOException {
        write(content, true);
        Disk.force(Objects.requireNonNull(path.getParent()));
    }

    private void write(T content, boolean durably) throws IOException {
        Path folder = Objects.requireNonNull(path.getParent());
        Path temporary = Files.createTempFile(folder, TEMPORARY, "");
        try {
            Files.write(temporary, JSON.writeValueAsBytes(content));
            if (durably) {
                Disk.force(temporary);
            }
            Files.move(temporary, path, ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
