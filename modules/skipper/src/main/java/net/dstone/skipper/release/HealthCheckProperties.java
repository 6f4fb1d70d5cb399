package net.dstone.skipper.release;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * How long an upgrade waits for its new apps. A plain number is in milliseconds.
 *
 * @param timeoutInMillis until it backs out, unless the request says otherwise
 * @param sleepInMillis between looks; what the platform tells by itself is seen sooner
 */
@ConfigurationProperties(
        prefix = "spring.cloud.skipper.server.strategies.healthcheck",
        ignoreUnknownFields = false)
public record HealthCheckProperties(
        @DurationUnit(ChronoUnit.MILLIS) @DefaultValue("300000") Duration timeoutInMillis,
        @DurationUnit(ChronoUnit.MILLIS) @DefaultValue("5000") Duration sleepInMillis) {

    /** Whoever waits longer has forgotten it. */
    static final Duration LONGEST = Duration.ofDays(7);

    public HealthCheckProperties {
        if (!isAllowed(timeoutInMillis) || !isAllowed(sleepInMillis)) {
            throw new IllegalArgumentException(
                    "spring.cloud.skipper.server.strategies.healthcheck: times must be positive, and no more than 7 days");
        }
    }

    static boolean isAllowed(Duration time) {
        return time.isPositive() && time.compareTo(LONGEST) <= 0;
    }
}
