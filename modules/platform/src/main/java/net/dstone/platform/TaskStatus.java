package net.dstone.platform;

import java.time.Instant;

/** What a platform knows of one launch. */
public sealed interface TaskStatus {

    /** The platform has never heard of the launch, or its traces were cleaned up. */
    record Unknown() implements TaskStatus {}

    /** Accepted, but the program does not run yet, for instance while an image is pulled. */
    record Pending(String reason) implements TaskStatus {}

    record Running(Instant startedAt) implements TaskStatus {}

    /**
     * The program ended.
     *
     * @param exitCode the true exit code; 128 + n for a program ended by signal n
     * @param endedAt when it ended
     */
    record Exited(int exitCode, Instant endedAt) implements TaskStatus {}

    /**
     * The program is gone and nobody saw how it ended.
     *
     * @param reason for people, for example {@code the machine was restarted while the task ran}
     */
    record Lost(String reason) implements TaskStatus {}

    default boolean isFinal() {
        return this instanceof Exited || this instanceof Lost;
    }
}
