package net.dstone.skipper;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a release is to become.
 *
 * @param timeout milliseconds for the new apps to become healthy; the server's setting when null
 * @param force whether apps are replaced that do not differ
 * @param appNames which of those; all when empty
 */
public record UpgradeRequest(
        PackageIdentifier packageIdentifier,
        UpgradeProperties upgradeProperties,
        @Nullable Long timeout,
        boolean force,
        @Nullable List<String> appNames) {}
