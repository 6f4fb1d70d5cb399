package net.dstone.skipper;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a version of a release.
 *
 * @param description in words, such as why it failed
 */
public record ReleaseInfo(
        Status status,
        @Nullable Instant firstDeployed,
        @Nullable Instant lastDeployed,
        @Nullable Instant deleted,
        @Nullable String description) {}
