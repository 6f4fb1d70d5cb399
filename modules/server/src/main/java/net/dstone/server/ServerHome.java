package net.dstone.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Small files in the server's home that are written once and then read at every start. */
@Component
public class ServerHome {

    private final Path home;

    public ServerHome(ServerProperties properties) {
        this.home = properties.home();
    }

    public Path resolve(String fileName) {
        return home.resolve(fileName);
    }

    /**
     * The text of a file in the home, written on first use and then the same for ever. Only the owner can
     * read it.
     */
    public String onceWritten(String fileName, Supplier<String> firstText) {
        Path file = home.resolve(fileName);
        try {
            if (!Files.exists(file)) {
                write(file, firstText.get());
            }
            return Files.readString(file).strip();
        } catch (IOException exception) {
            throw new UncheckedIOException("The file %s cannot be used".formatted(file), exception);
        }
    }

    /** Written beside and renamed, so that a crash leaves a whole file or none. */
    private void write(Path file, String text) throws IOException {
        Files.createDirectories(home);
        Path draft = Files.createTempFile(home, file.getFileName().toString(), ".new", ownerOnly());
        try {
            Files.write(draft, text.getBytes(StandardCharsets.UTF_8));
            Files.move(draft, file);
        } catch (FileAlreadyExistsException raced) {
            // Another start was quicker; its text counts.
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
