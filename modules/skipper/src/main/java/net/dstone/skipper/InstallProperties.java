package net.dstone.skipper;

import org.jspecify.annotations.Nullable;

/** How a package becomes a release. */
public record InstallProperties(
        String releaseName, String platformName, @Nullable ConfigValues configValues) {}
