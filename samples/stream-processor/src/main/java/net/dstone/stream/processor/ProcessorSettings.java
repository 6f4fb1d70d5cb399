package net.dstone.stream.processor;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the processor does to a note.
 *
 * @param prefix a text to put before that of the note
 * @param delay how long the work on one note takes
 * @param healthy whether the processor calls itself healthy; with false an upgrade to it fails
 */
@ConfigurationProperties(prefix = "sample", ignoreUnknownFields = false)
record ProcessorSettings(
        @DefaultValue("") String prefix,
        @DefaultValue("0ms") Duration delay,
        @DefaultValue("true") boolean healthy) {

    ProcessorSettings {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("sample.delay is not negative, so not " + delay);
        }
    }
}
