package net.dstone.batch.common.runner;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What came of registering one job as a task.
 *
 * @param reason why it failed, as the server said it; null otherwise
 */
public record TaskRegistration(String job, String task, Outcome outcome, @Nullable String reason) {

    /** What the server made of the definition. */
    public enum Outcome {
        @JsonProperty("created")
        CREATED,
        /** A task of this name was there before and was left as it is. */
        @JsonProperty("exists")
        EXISTS,
        @JsonProperty("failed")
        FAILED
    }
}
