package net.dstone.dataflow.job;

import java.util.List;
import net.dstone.dataflow.web.DataflowException;

/** A list over all sets fails with one of them: leaving it out would look like nothing ran there. */
final class UnreadableBatchSchemaException extends DataflowException {

    private static final long serialVersionUID = 1L;

    private UnreadableBatchSchemaException(String message, Throwable cause) {
        super(Kind.FAILED, message, cause);
    }

    static UnreadableBatchSchemaException of(List<BatchSchema> schemas, Throwable cause) {
        return new UnreadableBatchSchemaException(
                "The batch tables of %s cannot be read: %s".formatted(schemas, cause.getMessage()),
                cause);
    }
}
