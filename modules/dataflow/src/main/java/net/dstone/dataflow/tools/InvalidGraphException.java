package net.dstone.dataflow.tools;

import net.dstone.dataflow.web.DataflowException;

/** What is to be converted lacks something. Mistakes within a definition are part of the answer instead. */
final class InvalidGraphException extends DataflowException {

    private static final long serialVersionUID = 1L;

    InvalidGraphException(String message) {
        super(Kind.INVALID, message);
    }
}
