package net.dstone.dataflow.event;

import net.dstone.dataflow.web.DataflowException;

/** Each client holds a connection, so there is a limit to them. */
final class TooManyClientsException extends DataflowException {

    private static final long serialVersionUID = 1L;

    TooManyClientsException(int most) {
        super(Kind.CONFLICT, "%d clients are listening to the events already".formatted(most));
    }
}
