package net.dstone.dataflow.job;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One run of a step. Counts are items, except commits and rollbacks, which are transactions. */
record StepExecution(
        long id,
        long version,
        String name,
        JobExecution jobExecution,
        @Nullable Instant started,
        @Nullable Instant ended,
        @Nullable Instant lastUpdated,
        BatchStatus status,
        long commitCount,
        long readCount,
        long filterCount,
        long writeCount,
        long readSkipCount,
        long writeSkipCount,
        long processSkipCount,
        long rollbackCount,
        String exitCode,
        String exitDescription) {

    boolean isFinished() {
        return ended != null;
    }

    /** Until its end, or until now; zero before its start. */
    Duration duration(Instant now) {
        if (started == null) {
            return Duration.ZERO;
        }
        return Duration.between(started, ended == null ? now : ended);
    }

    long skipCount() {
        return readSkipCount + writeSkipCount + processSkipCount;
    }

    /** In Spring Batch's own form, which clients show as it is. */
    String summary() {
        return ("StepExecution: id=%d, version=%d, name=%s, status=%s, exitStatus=%s, readCount=%d,"
                        + " filterCount=%d, writeCount=%d readSkipCount=%d, writeSkipCount=%d,"
                        + " processSkipCount=%d, commitCount=%d, rollbackCount=%d")
                .formatted(
                        id,
                        version,
                        name,
                        status,
                        exitCode,
                        readCount,
                        filterCount,
                        writeCount,
                        readSkipCount,
                        writeSkipCount,
                        processSkipCount,
                        commitCount,
                        rollbackCount);
    }
}
