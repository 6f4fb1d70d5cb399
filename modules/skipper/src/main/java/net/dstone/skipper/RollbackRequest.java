package net.dstone.skipper;

import org.jspecify.annotations.Nullable;

/**
 * Where a release is to go back to.
 *
 * @param version 0 for the one before the present
 * @param timeout as in {@link UpgradeRequest}
 */
public record RollbackRequest(String releaseName, int version, @Nullable Long timeout) {}
