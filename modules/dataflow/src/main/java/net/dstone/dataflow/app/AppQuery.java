package net.dstone.dataflow.app;

import org.jspecify.annotations.Nullable;

/**
 * Which registrations to list; everything when all is null.
 *
 * @param search part of the name, in any letter case
 * @param version in any letter case
 */
record AppQuery(
        @Nullable String search,
        @Nullable AppType type,
        @Nullable String version,
        boolean defaultVersionsOnly) {}
