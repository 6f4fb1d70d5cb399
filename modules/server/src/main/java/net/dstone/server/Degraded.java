package net.dstone.server;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * The health of what does not do its work although the server answers. It is not {@code DOWN}: nothing is
 * gained by sending requests elsewhere or by a restart, somebody has to look.
 */
public final class Degraded {

    public static final Status STATUS = new Status("DEGRADED");

    private Degraded() {}

    public static Health because(String reason) {
        return Health.status(STATUS).withDetail("reason", reason).build();
    }
}
