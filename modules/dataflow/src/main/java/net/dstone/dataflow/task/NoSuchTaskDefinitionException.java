package net.dstone.dataflow.task;

import net.dstone.dataflow.web.DataflowException;

public final class NoSuchTaskDefinitionException extends DataflowException {

    private static final long serialVersionUID = 1L;

    public NoSuchTaskDefinitionException(String name) {
        super(Kind.NOT_FOUND, "Could not find task definition named " + name);
    }
}
