package net.dstone.platform;

import java.util.Optional;

/**
 * Runs finite programs on one platform. Every implementation passes {@code TaskLauncherContract} and
 * may be called from many threads. What was launched outlives the caller: a launcher created anew over
 * the same platform knows the launches of its predecessor.
 */
public interface TaskLauncher extends AutoCloseable {

    /**
     * Starts a program and returns as soon as the platform accepted it. Launching an id again does
     * nothing, so a caller that crashed may simply repeat itself.
     *
     * @throws LaunchException if the program cannot be started; then nothing of it runs
     */
    void launch(TaskLaunchRequest request);

    /**
     * What {@link #launch} would run if it was asked now. Nothing is started, and nothing is kept: the id
     * may be launched afterwards.
     *
     * @return empty when the platform has no command line to show
     * @throws LaunchException if the request would be refused
     */
    Optional<LaunchPreview> preview(TaskLaunchRequest request);

    /**
     * How the launch is. {@link TaskStatus.Unknown} means that nothing of it runs or will run, so it
     * may be launched: also when an earlier caller crashed half way through launching it.
     */
    TaskStatus status(LaunchId id);

    /**
     * Asks the program to end, and ends it by force when it does not do so within the platform's
     * shutdown time-out, together with all processes it started. Returns at once; the end is seen by
     * {@link #status}. Cancelling a finished or unknown launch does nothing.
     */
    void cancel(LaunchId id);

    /** What the launch printed, or empty when the platform has no log of it. */
    Optional<LaunchLog> log(LaunchId id);

    /** When the launch was requested, started and ended, or empty when the platform does not know it. */
    Optional<LaunchTimes> times(LaunchId id);

    /** Removes what the platform keeps of a finished launch, logs included. A running one is left alone. */
    void cleanUp(LaunchId id);

    /**
     * Why nothing can be launched now, for people, as far as that is known without launching anything;
     * empty when nothing speaks against it. Cheap enough to be asked every few seconds.
     */
    Optional<String> problem();

    /**
     * Tells the listener whenever a launch may have changed. A hint, not a promise: callers also ask
     * {@link #status} from time to time.
     */
    void subscribe(TaskListener listener);

    /** Stops watching; what runs goes on running. */
    @Override
    void close();
}
