package net.dstone.dataflow.app;

import java.util.regex.Pattern;

/** What an application is called. The column holds 255 characters; a colon separates it from type and version. */
record AppName(String value) {

    static final int MAX_LENGTH = 255;

    /** What stream and task definitions take for a name; they know no quotes around names. */
    private static final Pattern USABLE_IN_DSL = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_$-]*");

    AppName {
        if (value.isBlank()) {
            throw new InvalidApplicationNameException("An application must have a name");
        }
        if (value.length() > MAX_LENGTH) {
            throw new InvalidApplicationNameException(
                    "Length of application name must be less than %d characters"
                            .formatted(MAX_LENGTH + 1));
        }
        if (value.contains(":")) {
            throw new InvalidApplicationNameException(
                    "Application name '%s' must not contain a colon".formatted(value));
        }
    }

    boolean usableInDsl() {
        return USABLE_IN_DSL.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
