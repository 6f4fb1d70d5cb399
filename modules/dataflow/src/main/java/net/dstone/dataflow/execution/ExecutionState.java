package net.dstone.dataflow.execution;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import net.dstone.dataflow.launch.RunState;
import org.jspecify.annotations.Nullable;

/** How an execution stands: the state of its run, or what its row says when it was started elsewhere. */
enum ExecutionState {
    QUEUED,
    LAUNCHING,
    RUNNING,
    SUCCEEDED,
    FAILED,
    STOPPED,
    CANCELLED,
    LOST,
    /** Started elsewhere, and it has not begun as far as its row says. */
    UNKNOWN;

    /** Those that wait or run. */
    static final Set<ExecutionState> ACTIVE = EnumSet.of(QUEUED, LAUNCHING, RUNNING);

    /** Those that have ended. */
    static final Set<ExecutionState> ENDED =
            EnumSet.of(SUCCEEDED, FAILED, STOPPED, CANCELLED, LOST);

    static ExecutionState of(RunState state) {
        return valueOf(state.name());
    }

    /**
     * @param ofRun the state of its run as stored; null, or that of another version of the server, leaves
     *     what the row says
     */
    static ExecutionState ofRunOrRow(
            @Nullable String ofRun,
            @Nullable Instant start,
            @Nullable Instant end,
            @Nullable Integer exitCode) {
        return Arrays.stream(RunState.values())
                .filter(state -> state.name().equals(ofRun))
                .findFirst()
                .map(ExecutionState::of)
                .orElseGet(() -> ofRow(start, end, exitCode));
    }

    /** Of one that no server of ours launched. */
    static ExecutionState ofRow(
            @Nullable Instant start, @Nullable Instant end, @Nullable Integer exitCode) {
        if (start == null) {
            return UNKNOWN;
        }
        if (end == null) {
            return RUNNING;
        }
        return exitCode != null && exitCode == 0 ? SUCCEEDED : FAILED;
    }
}
