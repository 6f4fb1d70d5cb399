package net.dstone.server;

import java.net.InetAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Keeps a server without authentication off the network. Launching a task is running any program, so an
 * open port would hand the machine to everybody who can reach it.
 */
@Component
public class LoopbackOnly
        implements WebServerFactoryCustomizer<ConfigurableServletWebServerFactory>, Ordered {

    private static final Logger log = LoggerFactory.getLogger(LoopbackOnly.class);

    private final InetAddress address;
    private final NetworkProperties network;

    LoopbackOnly(
            org.springframework.boot.web.server.autoconfigure.ServerProperties server,
            NetworkProperties network,
            Environment environment) {
        if (environment.containsProperty("management.server.port")) {
            throw new StartRefusedException(
                    "management.server.port is set, but management has no port of its own here",
                    "Remove it; management is below /management on the server's own port.");
        }
        InetAddress configured = server.getAddress();
        this.address = configured == null ? InetAddress.getLoopbackAddress() : configured;
        this.network = network;
    }

    @Override
    public void customize(ConfigurableServletWebServerFactory factory) {
        if (address.isLoopbackAddress()) {
            factory.setAddress(address);
            log.info(
                    "No authentication is configured: the server can be reached from this machine"
                            + " only");
        } else if (network.openWithoutAuthentication()) {
            log.warn(
                    "No authentication is configured and the server listens on {}: everybody who"
                            + " reaches it can run programs on this machine",
                    address.getHostAddress());
        } else {
            throw new StartRefusedException(
                    "server.address is %s, but no authentication is configured"
                            .formatted(address.getHostAddress()),
                    "Remove server.address and put a proxy that authenticates in front of the server,"
                            + " or, in a network where everybody may run programs on this machine,"
                            + " set dstone.network.open-without-authentication=true.");
        }
    }

    /** After Boot has applied the configured address. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
