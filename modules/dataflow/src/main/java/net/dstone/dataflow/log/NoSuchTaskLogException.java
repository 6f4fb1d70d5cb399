package net.dstone.dataflow.log;

import net.dstone.dataflow.web.DataflowException;

final class NoSuchTaskLogException extends DataflowException {

    private static final long serialVersionUID = 1L;

    NoSuchTaskLogException(String externalExecutionId) {
        super(
                Kind.NOT_FOUND,
                "There is no log of '%s': no launch has this external execution id"
                        .formatted(externalExecutionId));
    }
}
