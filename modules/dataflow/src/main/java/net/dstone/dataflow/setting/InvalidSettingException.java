package net.dstone.dataflow.setting;

import net.dstone.dataflow.web.DataflowException;

/** A setting cannot be kept as it is. */
final class InvalidSettingException extends DataflowException {

    private static final long serialVersionUID = 1L;

    InvalidSettingException(String message) {
        super(Kind.INVALID, message);
    }
}
