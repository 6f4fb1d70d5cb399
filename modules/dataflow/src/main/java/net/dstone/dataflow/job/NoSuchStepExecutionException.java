package net.dstone.dataflow.job;

import net.dstone.dataflow.web.DataflowException;

final class NoSuchStepExecutionException extends DataflowException {

    private static final long serialVersionUID = 1L;

    NoSuchStepExecutionException(long jobExecutionId, long id) {
        super(
                Kind.NOT_FOUND,
                "There is no StepExecution with jobExecutionId=%d and id=%d"
                        .formatted(jobExecutionId, id));
    }
}
