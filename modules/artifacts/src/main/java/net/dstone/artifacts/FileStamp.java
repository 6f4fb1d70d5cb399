package net.dstone.artifacts;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/** Tells one content of a file from the next without reading it. */
record FileStamp(Path file, FileTime modified, long size) {

    /**
     * @throws ArtifactException NOT_FOUND if there is no such regular file, UNAUTHORIZED if it may not
     *     be read
     */
    static FileStamp of(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                throw new ArtifactException(
                        ArtifactException.Kind.NOT_FOUND,
                        "%s is not a file; register the jar itself".formatted(file));
            }
            if (!Files.isReadable(file)) {
                throw mayNotRead(file, null);
            }
            return new FileStamp(
                    file.toAbsolutePath().normalize(),
                    attributes.lastModifiedTime(),
                    attributes.size());
        } catch (AccessDeniedException e) {
            throw mayNotRead(file, e);
        } catch (IOException e) {
            throw new ArtifactException(
                    ArtifactException.Kind.NOT_FOUND,
                    "No file %s on the machine that runs the server; check the path"
                            .formatted(file),
                    e);
        }
    }

    private static ArtifactException mayNotRead(Path file, @Nullable Exception cause) {
        return new ArtifactException(
                ArtifactException.Kind.UNAUTHORIZED,
                "%s may not be read by the user that runs the server; check the permissions of the file and its folders"
                        .formatted(file),
                cause);
    }
}
