package net.dstone.dataflow.audit;

import net.dstone.dataflow.web.DataflowException;

final class NoSuchAuditRecordException extends DataflowException {

    private static final long serialVersionUID = 1L;

    NoSuchAuditRecordException(long id) {
        super(Kind.NOT_FOUND, "There is no audit record %d".formatted(id));
    }
}
