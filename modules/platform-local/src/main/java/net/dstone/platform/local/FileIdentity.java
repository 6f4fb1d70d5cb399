package net.dstone.platform.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Tells one content of a file from the next without reading it. The change time and the inode are there
 * for copies that keep size and modification time.
 */
record FileIdentity(long size, Instant modified, Instant changed, long inode) {

    /** Empty if there is no such file. */
    static Optional<FileIdentity> of(Path file) throws IOException {
        try {
            Map<String, Object> attributes =
                    Files.readAttributes(
                            file, "unix:size,lastModifiedTime,ctime,ino,isRegularFile");
            if (!(attributes.get("size") instanceof Long size)
                    || !(attributes.get("lastModifiedTime") instanceof FileTime modified)
                    || !(attributes.get("ctime") instanceof FileTime changed)
                    || !(attributes.get("ino") instanceof Long inode)
                    || !Boolean.TRUE.equals(attributes.get("isRegularFile"))) {
                return Optional.empty();
            }
            return Optional.of(
                    new FileIdentity(size, modified.toInstant(), changed.toInstant(), inode));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
