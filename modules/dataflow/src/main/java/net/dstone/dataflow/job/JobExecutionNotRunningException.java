package net.dstone.dataflow.job;

import net.dstone.dataflow.web.DataflowException;

final class JobExecutionNotRunningException extends DataflowException {

    private static final long serialVersionUID = 1L;

    JobExecutionNotRunningException() {
        super(Kind.WRONG_STATE, "JobExecution is not running and therefore cannot be stopped");
    }
}
