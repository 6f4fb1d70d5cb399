package net.dstone.server;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param openWithoutAuthentication lets a server without authentication listen on other addresses than
 *     loopback: whoever reaches it may launch programs on this machine
 * @param allowedHosts names under which people reach the server besides those of loopback, for example
 *     that of a proxy in front of it
 */
@ConfigurationProperties(prefix = "dstone.network", ignoreUnknownFields = false)
record NetworkProperties(
        @DefaultValue("false") boolean openWithoutAuthentication,
        @DefaultValue List<String> allowedHosts) {

    NetworkProperties {
        allowedHosts = List.copyOf(allowedHosts);
    }
}
