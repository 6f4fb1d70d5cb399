package net.dstone.dataflow.job;

import net.dstone.dataflow.web.DataflowException;

final class NoSuchJobExecutionException extends DataflowException {

    private static final long serialVersionUID = 1L;

    NoSuchJobExecutionException(BatchSchema schema, long id) {
        super(
                Kind.NOT_FOUND,
                "Job id %d for schema target %s not found".formatted(id, schema.name()));
    }
}
