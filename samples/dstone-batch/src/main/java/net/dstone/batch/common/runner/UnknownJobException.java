package net.dstone.batch.common.runner;

import java.util.Collection;

/** No job has the name that was asked for. */
public final class UnknownJobException extends RuntimeException {

    UnknownJobException(String name, Collection<String> known) {
        // Whoever reads the log needs the names, not our stack.
        super(
                "No job named '%s'; the jobs are %s".formatted(name, String.join(", ", known)),
                null,
                false,
                false);
    }
}
