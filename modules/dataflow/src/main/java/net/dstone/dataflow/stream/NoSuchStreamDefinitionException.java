package net.dstone.dataflow.stream;

import net.dstone.dataflow.web.DataflowException;

final class NoSuchStreamDefinitionException extends DataflowException {

    private static final long serialVersionUID = 1L;

    NoSuchStreamDefinitionException(String name) {
        super(Kind.NOT_FOUND, "Could not find stream definition named " + name);
    }
}
