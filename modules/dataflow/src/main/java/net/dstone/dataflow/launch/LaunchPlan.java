package net.dstone.dataflow.launch;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import net.dstone.dataflow.app.AppFile;
import net.dstone.dataflow.app.AppRegistration;
import net.dstone.dataflow.task.LaunchManifest;
import net.dstone.platform.LaunchId;
import net.dstone.platform.TaskLaunchRequest;

/**
 * Everything a launch is made of, secrets included: what {@link LaunchPlanning} decided, what the
 * manifest shows masked, and what the platform is given.
 *
 * @param app the version that is launched
 * @param properties deployment properties as callers give them, merged over the launches of the task
 * @param inherited the keys of those properties that an earlier launch gave
 * @param appProperties what the program finds in its environment
 * @param platformProperties the platform's own settings, keys beginning with {@code
 *     spring.cloud.deployer.}
 * @param arguments without the id of the execution
 */
record LaunchPlan(
        String taskName,
        AppRegistration app,
        Map<String, String> properties,
        List<String> inherited,
        Map<String, String> appProperties,
        Map<String, String> platformProperties,
        List<String> arguments) {

    static final String EXECUTION_ID_ARGUMENT = "--spring.cloud.task.executionid=";

    /** Stands for the id of an execution that is not made yet. */
    private static final String ID_TO_COME = "<id>";

    /** One that an older server kept may lack parts; then it cannot be launched by this one. */
    LaunchPlan {
        Objects.requireNonNull(taskName);
        Objects.requireNonNull(app);
        Objects.requireNonNull(properties);
        Objects.requireNonNull(inherited);
        Objects.requireNonNull(appProperties);
        Objects.requireNonNull(platformProperties);
        Objects.requireNonNull(arguments);
    }

    /** What is kept for people, and for SCDF should it ever read this database again. */
    LaunchManifest manifest(long executionId, String platformName) {
        return new LaunchManifest(
                new LaunchManifest.TaskDeploymentRequest(
                        new LaunchManifest.Definition(taskName, Masks.mask(appProperties)),
                        app.maskedUri(),
                        Masks.mask(properties),
                        Masks.mask(argumentsOf(executionId))),
                platformName);
    }

    TaskLaunchRequest request(LaunchId launchId, long executionId, AppFile file) {
        return request(launchId, argumentsOf(executionId), file);
    }

    /** As long as there is no execution yet. */
    TaskLaunchRequest previewRequest(LaunchId launchId, AppFile file) {
        return request(launchId, previewArguments(), file);
    }

    private TaskLaunchRequest request(LaunchId launchId, List<String> all, AppFile file) {
        return new TaskLaunchRequest(
                launchId,
                taskName,
                file.executable(),
                app.bootVersion().generation(),
                appProperties,
                platformProperties,
                all);
    }

    List<String> argumentsOf(long executionId) {
        return argumentsWith(Long.toString(executionId));
    }

    List<String> previewArguments() {
        return argumentsWith(ID_TO_COME);
    }

    private List<String> argumentsWith(String executionId) {
        return Stream.concat(arguments.stream(), Stream.of(EXECUTION_ID_ARGUMENT + executionId))
                .toList();
    }
}
