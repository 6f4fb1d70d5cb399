package net.dstone.skipper;

import org.jspecify.annotations.Nullable;

/**
 * Values over those of a package.
 *
 * @param raw YAML of a map
 */
public record ConfigValues(@Nullable String raw) {}
