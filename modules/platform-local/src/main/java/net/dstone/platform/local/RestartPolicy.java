package net.dstone.platform.local;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether an app that was healthy and ended without being asked is started again. */
public enum RestartPolicy {
    ALWAYS,
    /** Unless it ended with exit code 0. */
    ON_FAILURE,
    NEVER;

    /** As people write it: {@code on-failure}, in any case, with or without the hyphen. */
    static Optional<RestartPolicy> parse(String text) {
        String name = text.replaceAll("[-_]", "").toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(policy -> policy.name().replace("_", "").equals(name))
                .findFirst();
    }
}
