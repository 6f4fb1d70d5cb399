package net.dstone.platform;

import java.util.List;
import java.util.Map;

/**
 * Everything a platform needs to run a long-lived program.
 *
 * @param id chosen by the caller
 * @param group what belongs together, such as the stream; also {@code spring.cloud.application.group}
 * @param appName for names and labels people read
 * @param count how many instances, at least 1
 * @param executable what is run
 * @param bootVersion Spring Boot generation of the app, {@code 2}, {@code 3} or {@code 4}
 * @param appProperties Spring properties for the app; never on the command line, as they hold secrets
 * @param deploymentProperties the platform's own settings, keys such as {@code
 *     spring.cloud.deployer.local.javaOpts}; keys of other platforms are ignored
 * @param arguments command line arguments, in order
 */
public record AppDeployRequest(
        DeploymentId id,
        String group,
        String appName,
        int count,
        Executable executable,
        int bootVersion,
        Map<String, String> appProperties,
        Map<String, String> deploymentProperties,
        List<String> arguments) {

    public AppDeployRequest {
        if (count < 1) {
            throw new IllegalArgumentException("An app has at least one instance, not " + count);
        }
        appProperties = Map.copyOf(appProperties);
        deploymentProperties = Map.copyOf(deploymentProperties);
        arguments = List.copyOf(arguments);
    }

    /** Without values: properties and arguments may hold secrets and this text ends in logs. */
    @Override
    public String toString() {
        return "AppDeployRequest[id=%s, count=%d, executable=%s, bootVersion=%d]"
                .formatted(id, count, executable, bootVersion);
    }
}
