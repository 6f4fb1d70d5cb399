package net.dstone.dataflow.launch;

import net.dstone.dataflow.web.DataflowException;

/** A row that another version of the server may understand; this one must not touch it. */
final class UnreadableRunException extends DataflowException {

    private static final long serialVersionUID = 1L;

    UnreadableRunException(long id, String target, String state) {
        super(
                Kind.FAILED,
                "The run of task execution %d cannot be read: its state is '%s', its schema target '%s'"
                        .formatted(id, state, target));
    }
}
