package net.dstone.boot3;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the job does.
 *
 * @param lines Lines that the first step prints
 * @param sleep Seconds that the second step takes
 * @param fail Fail the second step on its first attempt; a restart succeeds
 */
@ConfigurationProperties(prefix = "sample", ignoreUnknownFields = false)
public record SampleSettings(
        @DefaultValue("5") int lines,
        @DefaultValue("0") int sleep,
        @DefaultValue("false") boolean fail) {}
