package net.dstone.server;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * From when on the server calls itself degraded.
 *
 * @param diskThreshold free space where run folders and the embedded database are
 * @param queueThreshold how long a launch may wait although its platform has a free place
 */
@ConfigurationProperties(prefix = "dstone.health", ignoreUnknownFields = false)
public record HealthProperties(
        @DefaultValue("100MB") DataSize diskThreshold,
        @DefaultValue("2m") Duration queueThreshold) {}
