package net.dstone.server.artifact;

import java.nio.file.Path;
import net.dstone.artifacts.DownloadSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * How {@code http:} and {@code https:} URIs of applications are fetched.
 *
 * @param maxSize a larger file is refused; 2 GiB unless set
 */
@ConfigurationProperties(prefix = "dstone.downloads", ignoreUnknownFields = false)
public record DownloadProperties(@Nullable DataSize maxSize) {

    public DownloadSettings settings(Path cacheFolder) {
        DownloadSettings standard = DownloadSettings.standard(cacheFolder);
        return maxSize == null ? standard : standard.withMaxBytes(maxSize.toBytes());
    }
}
