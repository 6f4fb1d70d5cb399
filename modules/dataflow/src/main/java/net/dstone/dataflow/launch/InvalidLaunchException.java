package net.dstone.dataflow.launch;

import net.dstone.dataflow.web.DataflowException;

/** A launch that asks for something impossible. */
final class InvalidLaunchException extends DataflowException {

    private static final long serialVersionUID = 1L;

    InvalidLaunchException(String message) {
        super(Kind.INVALID, message);
    }

    /** For a key only: its value may be a secret. */
    static InvalidLaunchException unknownKey(String key) {
        return new InvalidLaunchException(
                "Only deployment property keys starting with 'app.' or 'scheduler' or"
                        + " 'deployer.'  or 'version.' allowed. Not "
                        + key);
    }
}
