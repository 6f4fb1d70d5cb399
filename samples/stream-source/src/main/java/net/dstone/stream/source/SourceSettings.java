package net.dstone.stream.source;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the source sends of its own accord.
 *
 * @param rate how many notes are sent in a second
 * @param count after how many notes the source sends no more of its own accord; 0 is without end,
 *     and a negative number sends only what is posted
 * @param keys how many keys the notes are spread over; notes of one key stay in order when a stream
 *     is partitioned
 */
@ConfigurationProperties(prefix = "sample", ignoreUnknownFields = false)
record SourceSettings(
        @DefaultValue("1") double rate,
        @DefaultValue("0") long count,
        @DefaultValue("10") int keys) {

    SourceSettings {
        if (!(rate > 0) || rate > 10_000) {
            throw new IllegalArgumentException(
                    "sample.rate is more than 0 and at most 10000, not " + rate);
        }
        if (keys < 1) {
            throw new IllegalArgumentException("sample.keys is 1 or more, not " + keys);
        }
    }
}
