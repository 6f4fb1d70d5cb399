package net.dstone.dataflow.job;

import net.dstone.dataflow.web.DataflowException;

final class NoSuchJobInstanceException extends DataflowException {

    private static final long serialVersionUID = 1L;

    NoSuchJobInstanceException(BatchSchema schema, long id) {
        super(
                Kind.NOT_FOUND,
                "No job instance for id '%d' and schema target '%s'".formatted(id, schema.name()));
    }
}
