package net.dstone.dataflow.launch;

/**
 * Where a launch stands. This switch is the one table of allowed moves; {@code docs/task-run-states.md}
 * draws it.
 */
public enum RunState {
    /** Accepted and durable; waits for a place on its platform. */
    QUEUED,
    /** A server has claimed it and is bringing it onto the platform. */
    LAUNCHING,
    RUNNING,
    /** Ended with exit code 0. */
    SUCCEEDED,
    /** Ended with another exit code, or could not be started. */
    FAILED,
    /** Ended because somebody asked for it. */
    STOPPED,
    /** Taken out of the queue before anything ran. */
    CANCELLED,
    /** Gone without anybody having seen how it ended. */
    LOST;

    public boolean ended() {
        return switch (this) {
            case QUEUED, LAUNCHING, RUNNING -> false;
            case SUCCEEDED, FAILED, STOPPED, CANCELLED, LOST -> true;
        };
    }

    /** Whether a run may go from here to there in one step. */
    public boolean mayBecome(RunState next) {
        return switch (this) {
            case QUEUED -> next == LAUNCHING || next == CANCELLED;
            // Back to the queue when nothing of it runs and another try makes sense; straight to
            // the end when it is over before anybody saw it running.
            case LAUNCHING ->
                    switch (next) {
                        case QUEUED, RUNNING, SUCCEEDED, FAILED, STOPPED, LOST -> true;
                        case LAUNCHING, CANCELLED -> false;
                    };
            case RUNNING ->
                    switch (next) {
                        case SUCCEEDED, FAILED, STOPPED, LOST -> true;
                        case QUEUED, LAUNCHING, RUNNING, CANCELLED -> false;
                    };
            case SUCCEEDED, FAILED, STOPPED, CANCELLED, LOST -> false;
        };
    }
}
