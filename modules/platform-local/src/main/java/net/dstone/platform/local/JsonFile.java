package net.dstone.platform.local;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A record in a file of its own, which appears complete or not at all. */
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
        Path folder = Objects.requireNonNull(path.getParent());
        Path temporary = folder.resolve(TEMPORARY + UUID.randomUUID());
        try {
            Files.write(temporary, JSON.writeValueAsBytes(content));
            Files.move(temporary, path, ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
