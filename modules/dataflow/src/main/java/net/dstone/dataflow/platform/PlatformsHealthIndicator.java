package net.dstone.dataflow.platform;

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
        return PlatformHealth.of(
                platforms.all(), TaskPlatform::name, platform -> platform.launcher().problem());
    }
}
