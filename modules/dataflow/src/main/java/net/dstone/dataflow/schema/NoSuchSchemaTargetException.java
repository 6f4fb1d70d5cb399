package net.dstone.dataflow.schema;

import java.util.Arrays;
import java.util.Collection;
import net.dstone.dataflow.web.DataflowException;

public final class NoSuchSchemaTargetException extends DataflowException {

    private static final long serialVersionUID = 1L;

    public NoSuchSchemaTargetException(String wireName) {
        this(wireName, Arrays.stream(SchemaTarget.values()).map(SchemaTarget::wireName).toList());
    }

    public NoSuchSchemaTargetException(String wireName, Collection<String> known) {
        super(
                Kind.NOT_FOUND,
                "There is no schema target '%s'; known are %s"
                        .formatted(wireName, String.join(", ", known)));
    }
}
