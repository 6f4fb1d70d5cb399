package net.dstone.dataflow.stream;

import net.dstone.dataflow.web.DataflowException;

final class DuplicateStreamDefinitionException extends DataflowException {

    private static final long serialVersionUID = 1L;

    DuplicateStreamDefinitionException(String name) {
        super(
                Kind.CONFLICT,
                "Cannot create stream %s because another one has already been created with the same name"
                        .formatted(name));
    }
}
