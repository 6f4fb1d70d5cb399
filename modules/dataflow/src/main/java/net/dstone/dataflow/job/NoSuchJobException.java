package net.dstone.dataflow.job;

import net.dstone.dataflow.web.DataflowException;

final class NoSuchJobException extends DataflowException {

    private static final long serialVersionUID = 1L;

    NoSuchJobException(String name) {
        super(
                Kind.NOT_FOUND,
                "No Job with that name either current or historic: [%s]".formatted(name));
    }
}
