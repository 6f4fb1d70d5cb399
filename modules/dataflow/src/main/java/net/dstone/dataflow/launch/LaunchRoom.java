package net.dstone.dataflow.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import net.dstone.server.database.EmbeddedDatabase;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Whether the embedded database can keep what is accepted. It answers a commit before all of it is on the
 * disk, so on a full one an accepted launch could be gone; others refuse the commit.
 */
@Component
class LaunchRoom {

    /** What H2 writes until somebody frees space, with room for the ends of what runs. */
    static final DataSize LEAST = DataSize.ofMegabytes(32);

    private final Optional<Path> database;

    LaunchRoom(ConfigurableEnvironment environment) {
        database = EmbeddedDatabase.file(environment).map(Path::toAbsolutePath);
    }

    /**
     * @throws DiskFullException if a launch should not be accepted
     */
    void require() {
        database.map(Path::getParent)
                .filter(folder -> usable(folder) < LEAST.toBytes())
                .ifPresent(
                        folder -> {
                            throw new DiskFullException(folder, LEAST);
                        });
    }

    private static long usable(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException exception) {
            throw new UncheckedIOException("Cannot look at " + folder, exception);
        }
    }
}
