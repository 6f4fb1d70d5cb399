package net.dstone.skipper;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many instances an app of a release is to have. */
public record AppScale(String name, int count, @Nullable Map<String, String> properties) {}
