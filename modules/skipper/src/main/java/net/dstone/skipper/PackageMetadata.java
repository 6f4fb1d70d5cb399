package net.dstone.skipper;

import org.jspecify.annotations.Nullable;

/**
 * What {@code package.yml} says of a package, and where it is kept.
 *
 * @param tags separated by commas
 */
public record PackageMetadata(
        @Nullable String apiVersion,
        @Nullable String origin,
        @Nullable Long repositoryId,
        @Nullable String repositoryName,
        @Nullable String kind,
        @Nullable String name,
        @Nullable String displayName,
        @Nullable String version,
        @Nullable String packageSourceUrl,
        @Nullable String packageHomeUrl,
        @Nullable String tags,
        @Nullable String maintainer,
        @Nullable String description,
        @Nullable String sha256,
        @Nullable String iconUrl) {}
