package net.dstone.platform;

import java.util.Optional;

/**
 * Runs long-lived programs on one platform and keeps them running. Every implementation passes {@code
 * AppDeployerContract} and may be called from many threads. What was deployed outlives the caller: a
 * deployer created anew over the same platform knows the deployments of its predecessor and goes on
 * keeping them.
 */
public interface AppDeployer extends AutoCloseable {

    /**
     * Starts all instances and returns as soon as the platform accepted them; whether they become healthy
     * is seen by {@link #status}. Deploying an id that is deployed already does nothing, so a caller that
     * crashed may simply repeat itself.
     *
     * @throws LaunchException if the app cannot be started; then nothing of it runs
     */
    void deploy(AppDeployRequest request);

    /**
     * Asks all instances to end, and ends them by force when they do not do so within the platform's
     * shutdown time-out. Returns at once; {@link #status} is {@link AppState#UNDEPLOYED} or {@link
     * AppState#UNKNOWN} when nothing of it runs any more. Undeploying an unknown app does nothing.
     */
    void undeploy(DeploymentId id);

    /** How the app is now; {@link AppState#UNKNOWN} for one the platform has never heard of. */
    AppStatus status(DeploymentId id);

    /**
     * Starts further instances behind the last, or ends those with the highest index; the others go on
     * undisturbed.
     *
     * @param count at least 1
     * @throws LaunchException if the app is not deployed, or instances cannot be started
     */
    void scale(DeploymentId id, int count);

    /**
     * What one instance printed, its earlier starts included as far as they are kept; empty when the
     * platform has no log of it.
     *
     * @param instance as {@link AppInstance#id}
     */
    Optional<LaunchLog> log(DeploymentId id, String instance);

    /** Why nothing can be deployed now, for people; empty when nothing is known to speak against it. */
    Optional<String> problem();

    /** Tells the listener whenever an app may have changed: a hint, not a promise. */
    void subscribe(AppListener listener);

    /** Stops watching; what runs goes on running. */
    @Override
    void close();
}
