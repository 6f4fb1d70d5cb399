package net.dstone.skipper;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.dstone.platform.AppState;

/**
 * Installs packages as releases, upgrades them and rolls them back. Two implementations answer alike: the
 * one in this server and the one that asks another over HTTP. All of them throw {@link SkipperException}
 * and its kinds, with messages for people.
 */
public interface Skipper {

    /** Name and version of the server that does the work. */
    SkipperAbout about();

    /** The platforms releases can run on; the first is the default. */
    List<Deployer> deployers();

    /**
     * Stores a package in a local repository.
     *
     * @throws SkipperException if it is there already or is not a package
     */
    PackageMetadata upload(PackageUpload upload);

    /** The versions of the package with exactly this name, in all repositories; none if there is no such. */
    List<PackageMetadata> packages(String name);

    /**
     * Removes all versions of a package.
     *
     * @throws PackageDeleteException if a release still runs from it, or it is in a remote repository
     */
    void deletePackage(String name);

    /**
     * Removes the versions of a package that are in local repositories, if there are any. Spring Cloud Skipper
     * knows only {@link #deletePackage}.
     *
     * @throws PackageDeleteException if a release still runs from it
     */
    void deleteLocalPackage(String name);

    /** Deploys a package as a new release, and returns as soon as its apps were handed to the platform. */
    Release install(InstallRequest request);

    /**
     * Begins to replace the apps that differ; returns the new release, of status {@link
     * ReleaseStatus#UNKNOWN}, with its manifest, as soon as the new apps are being waited for.
     *
     * @throws ReleaseUpgradeException if nothing differs and it is not forced
     */
    Release upgrade(UpgradeRequest request);

    /** Begins to go back to an earlier version, as a new version of the release. */
    Release rollback(RollbackRequest request);

    /**
     * Undeploys the release and waits until nothing of it runs.
     *
     * @param packageToo whether its package is removed as well
     * @throws ReleaseNotFoundException if nothing of this name is deployed
     */
    Release delete(String releaseName, boolean packageToo);

    /** Changes how many instances apps have; unknown apps are left out. */
    Release scale(String releaseName, List<AppScale> apps);

    /** Asks the upgrade that is under way to back out; false when there is none. */
    boolean cancel(String releaseName);

    /** How the newest version of the release is, asked of the platform now. */
    ReleaseInfo status(String releaseName);

    ReleaseInfo status(String releaseName, int version);

    /**
     * How the versions are that run, by name: where an upgrade failed, the one before it. Unknown releases
     * are left out.
     */
    Map<String, ReleaseInfo> statuses(Collection<String> releaseNames);

    /** By release and deployment id; unknown releases are left out, deleted ones have no apps. */
    Map<String, Map<String, AppState>> states(Collection<String> releaseNames);

    /** The YAML of the newest version, or of the given one. */
    String manifest(String releaseName, Optional<Integer> version);

    /**
     * What the apps printed last, by deployment id, or by instance when one is asked for.
     *
     * @param app a deployment id, or the id of one instance, which Spring Cloud Skipper does not know; of
     *     all apps when empty
     */
    Map<String, String> logs(String releaseName, Optional<String> app);

    /** Every version that is deployed or failed; of releases whose name contains the text. */
    List<Release> list(String nameContains);

    /** The names of all releases that are deployed or failed, sorted. */
    default List<String> names() {
        return list("").stream().map(Release::name).distinct().sorted().toList();
    }

    /** All versions of exactly this release, newest first; none of an unknown one. */
    List<Release> history(String releaseName);

    /**
     * Calls an actuator endpoint of one instance.
     *
     * @param app the deployment id
     * @param instance the instance's id
     * @param endpoint path below the actuator's base, with or without a leading slash
     * @param authorization the header to hand on
     * @return the app's answer as it is
     */
    String getActuator(
            String releaseName,
            String app,
            String instance,
            String endpoint,
            Optional<String> authorization);

    /**
     * As {@link #getActuator}, with POST.
     *
     * @param body JSON
     */
    String postActuator(
            String releaseName,
            String app,
            String instance,
            String endpoint,
            String body,
            Optional<String> authorization);
}
