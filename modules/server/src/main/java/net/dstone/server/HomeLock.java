package net.dstone.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Holds the home for one server. Two in one home would take each other's runs for their own. The lock goes
 * with the process, however it ends.
 */
@Component
class HomeLock implements AutoCloseable {

    private final FileChannel file;

    HomeLock(ServerProperties properties) {
        Path home = properties.home();
        try {
            Files.createDirectories(home);
            file =
                    FileChannel.open(
                            home.resolve("server.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (tryLock(file) == null) {
                file.close();
                throw new StartRefusedException(
                        "Another server is running with the home " + home,
                        "Stop it, or give this server a home of its own: dstone.server.home.");
            }
        } catch (IOException exception) {
            throw new UncheckedIOException("The home %s cannot be used".formatted(home), exception);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException exception) {
            // Held by this very process.
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
