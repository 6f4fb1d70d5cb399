package net.dstone.platform;

import java.util.List;
import java.util.Map;

/**
 * Everything a platform needs to start one finite program.
 *
 * @param id chosen by the caller
 * @param taskName the task definition's name, for names and labels people read
 * @param executable what is run
 * @param bootVersion Spring Boot generation of the app, {@code 2}, {@code 3} or {@code 4}; picks the
 *     configured Java home
 * @param appProperties Spring properties for the app; never on the command line, as they hold secrets
 * @param deploymentProperties the platform's own settings, keys such as {@code
 *     spring.cloud.deployer.local.javaOpts}; keys of other platforms are ignored
 * @param arguments command line arguments, in order
 */
public record TaskLaunchRequest(
        LaunchId id,
        String taskName,
        Executable executable,
        int bootVersion,
        Map<String, String> appProperties,
        Map<String, String> deploymentProperties,
        List<String> arguments) {

    public TaskLaunchRequest {
        appProperties = Map.copyOf(appProperties);
        deploymentProperties = Map.copyOf(deploymentProperties);
        arguments = List.copyOf(arguments);
    }

    /** Without values: properties and arguments may hold secrets and this text ends in logs. */
    @Override
    public String toString() {
        return "TaskLaunchRequest[id=%s, taskName=%s, executable=%s, bootVersion=%d]"
                .formatted(id, taskName, executable, bootVersion);
    }
}
