package net.dstone.dataflow.web;

import java.util.Collection;

/** A list was asked to be sorted by something it cannot be sorted by. */
public final class InvalidSortException extends DataflowException {

    private static final long serialVersionUID = 1L;

    public InvalidSortException(String property, Collection<String> known) {
        super(
                Kind.INVALID,
                "Cannot sort by '%s'; possible are %s"
                        .formatted(property, String.join(", ", known.stream().sorted().toList())));
    }
}
