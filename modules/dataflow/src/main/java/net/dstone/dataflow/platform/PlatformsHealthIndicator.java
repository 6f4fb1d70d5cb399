package net.dstone.dataflow.platform;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import net.dstone.server.PlatformHealth;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether each platform could launch something now. */
@Component
class PlatformsHealthIndicator implements HealthIndicator {

    private final TaskPlatforms platforms;

    PlatformsHealthIndicator(TaskPlatforms platforms) {
        this.platforms = platforms;
    }

    @Override
    public Health health() {
        Map<String, Supplier<Optional<String>>> problems = new LinkedHashMap<>();
        platforms
                .all()
                .forEach(
                        platform ->
                                problems.put(platform.name(), () -> platform.launcher().problem()));
        return PlatformHealth.of(problems);
    }
}
