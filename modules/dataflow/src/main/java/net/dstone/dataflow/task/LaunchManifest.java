package net.dstone.dataflow.task;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import net.dstone.artifacts.AppUri;
import net.dstone.artifacts.InvalidAppUriException;
import net.dstone.dataflow.web.Masking;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a launch was made of, kept as JSON beside its execution in the shape SCDF gave it. Secret values
 * are masked in it.
 */
public record LaunchManifest(TaskDeploymentRequest taskDeploymentRequest, String platformName) {

    private static final Logger log = LoggerFactory.getLogger(LaunchManifest.class);

    public LaunchManifest {
        Objects.requireNonNull(taskDeploymentRequest);
    }

    /**
     * @param resource the URI of what was run
     * @param deploymentProperties as given by callers, merged over the launches of the task
     * @param commandlineArguments in order
     */
    public record TaskDeploymentRequest(
            Definition definition,
            String resource,
            Map<String, String> deploymentProperties,
            List<String> commandlineArguments) {

        /** SCDF's own manifests may lack parts of what ours have. */
        public TaskDeploymentRequest {
            Objects.requireNonNull(definition);
            Objects.requireNonNull(resource);
            deploymentProperties = Objects.requireNonNullElse(deploymentProperties, Map.of());
            commandlineArguments = Objects.requireNonNullElse(commandlineArguments, List.of());
        }
    }

    /**
     * @param name the task definition's name
     * @param properties the app's effective properties
     */
    public record Definition(String name, Map<String, String> properties) {

        public Definition {
            properties = Objects.requireNonNullElse(properties, Map.of());
        }
    }

    /**
     * What is stored, or empty when it cannot be read. One manifest that was written by other means must
     * not hide a list of executions or hold up a launch, so it is only complained about.
     */
    public static Optional<LaunchManifest> parse(ExecutionKey key, String text, JsonMapper json) {
        try {
            return Optional.ofNullable(json.readValue(text, LaunchManifest.class));
        } catch (JacksonException exception) {
            // One line each: a list may show a page of them.
            log.warn(
                    "The launch manifest of task execution {} cannot be read: {}",
                    key,
                    exception.getOriginalMessage());
            return Optional.empty();
        }
    }

    /** What was run, in words. What is not understood, of another server, is hidden: it may hold credentials. */
    public String resourceDescription() {
        try {
            return AppUri.parse(taskDeploymentRequest.resource()).description();
        } catch (InvalidAppUriException exception) {
            return Masking.MASK;
        }
    }

    public String toJson(JsonMapper json) {
        return json.writeValueAsString(this);
    }
}
