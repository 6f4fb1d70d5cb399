package net.dstone.dataflow.job;

import net.dstone.dataflow.web.DataflowException;

final class JobNotRestartableException extends DataflowException {

    private static final long serialVersionUID = 1L;

    JobNotRestartableException(long id, BatchStatus status) {
        super(
                Kind.WRONG_STATE,
                "JobExecution with Id '%d' and state '%s' is not restartable."
                        .formatted(id, status));
    }

    /**
     * @param reason a sentence, for people
     */
    JobNotRestartableException(long id, String reason) {
        super(
                Kind.WRONG_STATE,
                "JobExecution with Id '%d' is not restartable: %s".formatted(id, reason));
    }
}
