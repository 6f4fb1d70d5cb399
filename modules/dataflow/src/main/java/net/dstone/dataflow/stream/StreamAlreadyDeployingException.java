package net.dstone.dataflow.stream;

import net.dstone.dataflow.web.DataflowException;

final class StreamAlreadyDeployingException extends DataflowException {

    private static final long serialVersionUID = 1L;

    StreamAlreadyDeployingException(String name) {
        super(Kind.CONFLICT, "Stream '%s' is already being deployed".formatted(name));
    }
}
