package net.dstone.dataflow.job;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Spring Batch's states of a job or step execution, in its own order. */
enum BatchStatus {
    COMPLETED,
    STARTING,
    STARTED,
    STOPPING,
    STOPPED,
    FAILED,
    ABANDONED,
    UNKNOWN;

    /**
     * From its column, which Spring Batch leaves empty only in rows it never finished writing. A word that is
     * no status must not hide the other rows of a list.
     */
    static BatchStatus of(@Nullable String text) {
        return Arrays.stream(values())
                .filter(status -> status.name().equals(text))
                .findFirst()
                .orElse(UNKNOWN);
    }

    boolean isRestartable() {
        return this == STOPPED || this == FAILED;
    }

    boolean isAbandonable() {
        return this == STOPPING || this == STOPPED || this == FAILED || this == UNKNOWN;
    }

    boolean isStoppable() {
        return this == STARTING || this == STARTED;
    }

    boolean isRunning() {
        return isStoppable() || this == STOPPING;
    }
}
