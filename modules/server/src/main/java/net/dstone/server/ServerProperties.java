package net.dstone.server;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param home folder of everything the server keeps outside its database: run folders with logs,
 *     downloaded artifacts, its key, and the embedded database itself
 */
@ConfigurationProperties(prefix = "dstone.server", ignoreUnknownFields = false)
public record ServerProperties(@DefaultValue("data") Path home) {

    public ServerProperties {
        home = home.toAbsolutePath().normalize();
    }
}
