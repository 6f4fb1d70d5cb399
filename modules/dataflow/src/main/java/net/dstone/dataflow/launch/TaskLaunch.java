package net.dstone.dataflow.launch;

import java.util.List;
import java.util.Map;

/**
 * A wish to launch a task.
 *
 * @param properties deployment properties as the caller gave them ({@code app.…}, {@code deployer.…},
 *     {@code version.…}), not yet merged with those of earlier launches
 * @param arguments command line arguments as the caller gave them
 * @param inherits whether properties of the task's last launch stay in use where this one gives none
 */
public record TaskLaunch(
        String taskName, Map<String, String> properties, List<String> arguments, boolean inherits) {

    /** The property that says where to launch. */
    public static final String PLATFORM_NAME = "spring.cloud.dataflow.task.platformName";

    /** As SCDF launches: with what earlier launches gave. */
    public TaskLaunch(String taskName, Map<String, String> properties, List<String> arguments) {
        this(taskName, properties, arguments, true);
    }

    public TaskLaunch {
        properties = Map.copyOf(properties);
        arguments = List.copyOf(arguments);
    }
}
