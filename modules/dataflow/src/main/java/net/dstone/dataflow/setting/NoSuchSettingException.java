package net.dstone.dataflow.setting;

import net.dstone.dataflow.web.DataflowException;

/** The user has set nothing under that key. */
final class NoSuchSettingException extends DataflowException {

    private static final long serialVersionUID = 1L;

    NoSuchSettingException(SettingKey key) {
        super(Kind.NOT_FOUND, "Nothing is set under '%s'".formatted(key.value()));
    }
}
