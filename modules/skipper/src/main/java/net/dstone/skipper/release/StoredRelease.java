package net.dstone.skipper.release;

import java.util.Map;
import net.dstone.platform.DeploymentId;
import net.dstone.skipper.Release;
import net.dstone.skipper.ReleaseStatus;
import org.jspecify.annotations.Nullable;

/**
 * A version of a release, by the id that addresses have.
 *
 * @param packageId of the package it was made from, which may be gone
 * @param deployments deployment id by the app's name; none of a version that never was deployed
 * @param owner the server that has done something with the release last, which is the one that has its apps
 *     if its platform is a server's machine; nobody of what Skipper 2.11.5 has left
 */
public record StoredRelease(
        long id,
        long infoId,
        long statusId,
        @Nullable Long packageId,
        Release release,
        Map<String, DeploymentId> deployments,
        @Nullable String owner) {

    String name() {
        return release.name();
    }

    int version() {
        return release.version();
    }

    ReleaseStatus status() {
        return release.info().status().statusCode();
    }
}
