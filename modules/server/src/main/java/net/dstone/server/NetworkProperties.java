package net.dstone.server;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param openWithoutAuthentication lets a server without authentication listen on other addresses than
 *     loopback: whoever reaches it may launch programs on this machine
 * @param allowedHosts names under which people reach the server besides those of loopback, for example
 *     that of a proxy in front of it. A server that is open without authentication and has none is
 *     known by any name
 */
@ConfigurationProperties(prefix = "dstone.network", ignoreUnknownFields = false)
record NetworkProperties(
        @DefaultValue("false") boolean openWithoutAuthentication,
        @DefaultValue List<String> allowedHosts) {

    NetworkProperties {
        // What is left of a variable nobody has set is an empty one.
        allowedHosts =
                allowedHosts.stream()
                        .filter(host -> !host.isBlank())
                        .map(host -> nameOf(host.strip()))
                        .toList();
    }

    /** Of a host as browsers and people write it: without the port, in small letters. */
    static String nameOf(String host) {
        return host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
    }

    /**
     * An operator who names the hosts of an open server wants no others: the port of a container is open inside,
     * and often reached from this machine's browsers only.
     */
    boolean isKnownByAnyName() {
        return openWithoutAuthentication && allowedHosts.isEmpty();
    }
}
