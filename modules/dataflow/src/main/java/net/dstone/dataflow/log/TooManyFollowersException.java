package net.dstone.dataflow.log;

import net.dstone.dataflow.web.DataflowException;

/** Further followers would slow down those that are there. */
final class TooManyFollowersException extends DataflowException {

    private static final long serialVersionUID = 1L;

    TooManyFollowersException(int most) {
        super(Kind.CONFLICT, "%d logs are being followed already".formatted(most));
    }
}
