package net.dstone.dataflow.execution;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.dstone.dataflow.task.ExecutionKey;
import net.dstone.dataflow.task.LaunchManifest;
import net.dstone.dataflow.task.TaskExecutionDetails;
import net.dstone.dataflow.web.Masking;

/** The arguments of executions as people see them, which is also how they are searched. */
final class ShownArguments {

    private ShownArguments() {}

    /** As the programs recorded them, or as they will be given to those that have not begun; masked. */
    static Map<ExecutionKey, List<String>> of(
            Collection<ExecutionKey> keys, TaskExecutionDetails details) {
        Map<ExecutionKey, List<String>> arguments = new HashMap<>(details.arguments(keys));
        List<ExecutionKey> others =
                keys.stream().filter(key -> !arguments.containsKey(key)).toList();
        details.manifests(others)
                .forEach((key, manifest) -> arguments.put(key, arguments(manifest)));
        arguments.replaceAll((key, all) -> all.stream().map(Masking::maskArgument).toList());
        return arguments;
    }

    private static List<String> arguments(LaunchManifest manifest) {
        return manifest.taskDeploymentRequest().commandlineArguments();
    }
}
