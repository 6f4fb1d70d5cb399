package net.dstone.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** The disk of the server's home, where run folders, downloads and the embedded database are. */
@Component
class DiskHealthIndicator implements HealthIndicator {

    private final Path home;
    private final HealthProperties thresholds;

    DiskHealthIndicator(ServerProperties server, HealthProperties thresholds) {
        this.home = server.home().toAbsolutePath();
        this.thresholds = thresholds;
    }

    @Override
    public Health health() {
        long free;
        try {
            free = Files.getFileStore(home).getUsableSpace();
        } catch (IOException exception) {
            return Degraded.because("%s cannot be looked at: %s".formatted(home, exception));
        }
        long least = thresholds.diskThreshold().toBytes();
        Health.Builder health =
                free < least
                        ? Health.status(Degraded.STATUS)
                                .withDetail(
                                        "reason",
                                        "Less than %d bytes are free in %s".formatted(least, home))
                        : Health.up();
        return health.withDetail("path", home.toString()).withDetail("free", free).build();
    }
}
