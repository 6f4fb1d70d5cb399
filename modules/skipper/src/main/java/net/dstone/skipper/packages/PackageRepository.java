package net.dstone.skipper.packages;

import org.jspecify.annotations.Nullable;

/**
 * A place packages are kept.
 *
 * @param local whether packages can be stored in it: its packages are in our own database
 * @param repoOrder of repositories that have the same package the one with the highest order counts
 */
public record PackageRepository(
        long id,
        String name,
        String url,
        @Nullable String sourceUrl,
        boolean local,
        @Nullable String description,
        int repoOrder) {}
