package net.dstone.dataflow.platform;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import net.dstone.server.Degraded;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether each platform could launch something now. */
@Component
class PlatformsHealthIndicator implements HealthIndicator {

    private static final String READY = "ready";

    private final TaskPlatforms platforms;

    PlatformsHealthIndicator(TaskPlatforms platforms) {
        this.platforms = platforms;
    }

    @Override
    public Health health() {
        Map<String, String> all = new LinkedHashMap<>();
        platforms
                .all()
                .forEach(platform -> all.put(platform.name(), problem(platform).orElse(READY)));
        boolean ready = all.values().stream().allMatch(READY::equals);
        return (ready ? Health.up() : Health.status(Degraded.STATUS)).withDetails(all).build();
    }

    /** A platform that cannot even be asked cannot launch either. */
    private static Optional<String> problem(TaskPlatform platform) {
        try {
            return platform.launcher().problem();
        } catch (RuntimeException exception) {
            return Optional.of(exception.toString());
        }
    }
}
