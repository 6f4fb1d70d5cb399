package net.dstone.dataflow.stream;

import net.dstone.dataflow.web.DataflowException;

final class StreamNotDeployedException extends DataflowException {

    private static final long serialVersionUID = 1L;

    StreamNotDeployedException(String name) {
        super(Kind.CONFLICT, "Stream '%s' is not deployed".formatted(name));
    }
}
