package net.dstone.dataflow.execution;

import java.util.EnumSet;
import java.util.Set;

/** What can be done with many executions at once. */
enum BulkAction {
    /** Stops what runs and cancels what waits. */
    STOP(ExecutionState.ACTIVE),
    /** Deletes them with their children, logs and jobs. */
    CLEAN_UP(EnumSet.complementOf(EnumSet.copyOf(ExecutionState.ACTIVE))),
    /** Launches their tasks once more, with what they were launched with. */
    LAUNCH_AGAIN(ExecutionState.ENDED);

    private final Set<ExecutionState> states;

    BulkAction(Set<ExecutionState> states) {
        this.states = Set.copyOf(states);
    }

    /** Those it makes sense for. */
    Set<ExecutionState> states() {
        return states;
    }

    /**
     * Those of them that a filter finds. What nobody knows to have ended may still be about to run
     * elsewhere, so it is only found by a filter that says so.
     */
    Set<ExecutionState> statesOf(ExecutionFilter filter) {
        Set<ExecutionState> found = filter.statesAmong(states);
        if (filter.states().isEmpty()) {
            found.remove(ExecutionState.UNKNOWN);
        }
        return found;
    }
}
