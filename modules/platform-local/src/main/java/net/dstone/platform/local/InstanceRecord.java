package net.dstone.platform.local;

import java.time.Duration;
import java.time.Instant;
import net.dstone.platform.LaunchId;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded of one instance of an app, always before it is done.
 *
 * @param port it was given or has by its properties; 0 when nobody knows
 * @param run the launch that is, or was, the instance; it may not have begun yet
 * @param starts how often it was started, the first time included
 * @param wasHealthy whether it ever was
 * @param healthySince null while it is not
 * @param endsInARow how often it ended without having been healthy for long in between
 * @param lastEnd null as long as it has not ended without being asked
 * @param startsAgainAt only of one that waits
 */
record InstanceRecord(
        int index,
        int port,
        String run,
        int starts,
        Phase phase,
        boolean wasHealthy,
        @Nullable Instant healthySince,
        int endsInARow,
        @Nullable AppEnd lastEnd,
        @Nullable Instant startsAgainAt) {

    enum Phase {
        /** Its program runs, or is about to. */
        RUNNING,
        /** It ended and is started again at a known time. */
        WAITING,
        /** It was asked to end. */
        ENDING,
        /** It ended and stays so. */
        FAILED,
        /** It ended well and stays so. */
        DONE
    }

    static InstanceRecord first(int index, int port, LaunchId run) {
        return new InstanceRecord(
                index, port, run.value(), 1, Phase.RUNNING, false, null, 0, null, null);
    }

    LaunchId launch() {
        return new LaunchId(run);
    }

    InstanceRecord startedAgain(int newPort, LaunchId newRun) {
        return new InstanceRecord(
                index,
                newPort,
                newRun.value(),
                starts + 1,
                Phase.RUNNING,
                wasHealthy,
                null,
                endsInARow,
                lastEnd,
                null);
    }

    InstanceRecord healthy(Instant since) {
        return new InstanceRecord(
                index, port, run, starts, phase, true, since, endsInARow, lastEnd, null);
    }

    InstanceRecord unhealthy(Instant now) {
        int ends = endsBefore(now);
        return new InstanceRecord(
                index, port, run, starts, phase, wasHealthy, null, ends, lastEnd, null);
    }

    private InstanceRecord in(Phase next) {
        return new InstanceRecord(
                index,
                port,
                run,
                starts,
                next,
                wasHealthy,
                healthySince,
                endsInARow,
                lastEnd,
                null);
    }

    InstanceRecord ending() {
        return in(Phase.ENDING);
    }

    /** It ended by itself; what comes of it was decided with {@link #endsBefore}. */
    InstanceRecord ended(AppEnd end, AfterEnd next, Instant now) {
        int ends = endsBefore(now) + 1;
        return switch (next) {
            case AfterEnd.Again(Duration delay) -> ended(Phase.WAITING, ends, end, now.plus(delay));
            case AfterEnd.Failed() -> ended(Phase.FAILED, ends, end, null);
            case AfterEnd.Done() -> ended(Phase.DONE, ends, end, null);
        };
    }

    private InstanceRecord ended(Phase next, int ends, AppEnd end, @Nullable Instant startsAgain) {
        return new InstanceRecord(
                index, port, run, starts, next, wasHealthy, null, ends, end, startsAgain);
    }

    /** How many ends before this one count. */
    int endsBefore(Instant end) {
        return healthySince != null
                        && Duration.between(healthySince, end).compareTo(AfterEnd.FORGIVEN_AFTER)
                                >= 0
                ? 0
                : endsInARow;
    }
}
