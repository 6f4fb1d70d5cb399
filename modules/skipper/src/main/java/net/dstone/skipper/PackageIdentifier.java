package net.dstone.skipper;

import org.jspecify.annotations.Nullable;

/**
 * Which package is meant.
 *
 * @param packageVersion the highest one when empty
 */
public record PackageIdentifier(
        @Nullable String repositoryName, String packageName, @Nullable String packageVersion) {}
