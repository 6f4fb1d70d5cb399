package net.dstone.dataflow.platform;

import net.dstone.platform.TaskLauncher;

/**
 * A place tasks run on, as the operator configured it.
 *
 * @param type as clients know it: {@code Local} or {@code Kubernetes}
 * @param description for people
 * @param maximumConcurrentTasks further launches wait in the queue
 * @param limits of launches that set none themselves
 */
public record TaskPlatform(
        String name,
        String type,
        String description,
        int maximumConcurrentTasks,
        TaskLauncher launcher,
        TimeLimits limits) {

    /** One with the limits of an account that sets none. */
    public TaskPlatform(
            String name,
            String type,
            String description,
            int maximumConcurrentTasks,
            TaskLauncher launcher) {
        this(name, type, description, maximumConcurrentTasks, launcher, TimeLimits.STANDARD);
    }

    /** The type of platforms that are the machine the server runs on. */
    public static final String LOCAL = "Local";

    /** Whether only the server that launched a task can say how it is. */
    public boolean boundToMachine() {
        return type.equals(LOCAL);
    }
}
