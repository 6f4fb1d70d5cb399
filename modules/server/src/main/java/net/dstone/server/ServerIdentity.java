package net.dstone.server;

import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Names this server among those on the same database. It stays the same over restarts, so that a server
 * recognises what it had claimed before it was killed.
 */
@Component
public class ServerIdentity {

    private final String id;

    public ServerIdentity(ServerHome home) {
        this.id = home.onceWritten("server.id", () -> UUID.randomUUID().toString());
    }

    public String id() {
        return id;
    }
}
