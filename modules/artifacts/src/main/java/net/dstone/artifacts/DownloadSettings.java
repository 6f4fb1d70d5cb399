package net.dstone.artifacts;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How {@code http:} and {@code https:} URIs are fetched.
 *
 * @param cacheFolder where downloads are kept; made when needed
 * @param connectTimeout for one connection
 * @param responseTimeout until a server begins to answer
 * @param transferTimeout for a whole download
 * @param maxBytes a larger file is refused, so that no address can fill the disk
 */
public record DownloadSettings(
        Path cacheFolder,
        Duration connectTimeout,
        Duration responseTimeout,
        Duration transferTimeout,
        long maxBytes) {

    /** Many times the size of any jar that is run as a task. */
    private static final long STANDARD_MAX_BYTES = 2L * 1024 * 1024 * 1024;

    public DownloadSettings {
        if (maxBytes < 1) {
            throw new IllegalArgumentException(
                    "Downloads must be allowed at least one byte, not " + maxBytes);
        }
    }

    public static DownloadSettings standard(Path cacheFolder) {
        return new DownloadSettings(
                cacheFolder,
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofMinutes(15),
                STANDARD_MAX_BYTES);
    }

    public DownloadSettings withMaxBytes(long bytes) {
        return new DownloadSettings(
                cacheFolder, connectTimeout, responseTimeout, transferTimeout, bytes);
    }
}
