package net.dstone.skipper;

import org.jspecify.annotations.Nullable;

/**
 * How a version of a release is.
 *
 * @param platformStatus JSON of a list of {@code {deploymentId, instances, state}}; null when nothing is
 *     known yet, or any more
 */
public record Status(ReleaseStatus statusCode, @Nullable String platformStatus) {}
