package net.dstone.dataflow.stream;

import net.dstone.dataflow.web.DataflowException;

final class StreamAlreadyDeployedException extends DataflowException {

    private static final long serialVersionUID = 1L;

    StreamAlreadyDeployedException(String name) {
        super(Kind.CONFLICT, "Stream '%s' is already deployed".formatted(name));
    }
}
