package net.dstone.skipper;

import org.jspecify.annotations.Nullable;

/** Which release is to change, and by what. */
public record UpgradeProperties(String releaseName, @Nullable ConfigValues configValues) {}
