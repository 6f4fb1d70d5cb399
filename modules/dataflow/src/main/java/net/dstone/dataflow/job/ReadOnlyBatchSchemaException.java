package net.dstone.dataflow.job;

import net.dstone.dataflow.web.DataflowException;

final class ReadOnlyBatchSchemaException extends DataflowException {

    private static final long serialVersionUID = 1L;

    ReadOnlyBatchSchemaException(BatchSchema schema) {
        super(
                Kind.WRONG_STATE,
                "The batch schema '%s' is configured for reading; its jobs cannot be stopped or restarted here"
                        .formatted(schema.name()));
    }
}
