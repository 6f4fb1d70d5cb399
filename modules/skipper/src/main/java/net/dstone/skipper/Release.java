package net.dstone.skipper;

import org.jspecify.annotations.Nullable;

/**
 * One version of a release.
 *
 * @param version from 1
 * @param configValues what was given over the package's own values, all upgrades merged
 */
public record Release(
        String name,
        int version,
        ReleaseInfo info,
        Pkg pkg,
        @Nullable ConfigValues configValues,
        Manifest manifest,
        String platformName) {}
