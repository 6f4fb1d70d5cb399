package net.dstone.platform.local;

import java.time.Duration;

/** What is done about an instance that ended without being asked. */
sealed interface AfterEnd {

    /** It is started again, so much later. */
    record Again(Duration delay) implements AfterEnd {}

    /** It is not started again, and its end stands. */
    record Failed() implements AfterEnd {}

    /** It ended well and is not started again. */
    record Done() implements AfterEnd {}

    Duration FIRST_DELAY = Duration.ofSeconds(1);
    Duration LONGEST_DELAY = Duration.ofMinutes(5);

    /** After so long a health, an end is taken for the first one. */
    Duration FORGIVEN_AFTER = Duration.ofMinutes(10);

    /**
     * An app that was never healthy has a mistake in it, which starting it again would only hide. Unless
     * the machine went down: that was not its fault.
     *
     * @param wasHealthy whether it ever was
     * @param machineRestarted whether it ended because of that
     * @param endsBefore so many ends came shortly before
     */
    static AfterEnd of(
            AppEnd end,
            boolean wasHealthy,
            boolean machineRestarted,
            RestartPolicy policy,
            int endsBefore) {
        if (!wasHealthy && !machineRestarted) {
            return new Failed();
        }
        return switch (policy) {
            case ALWAYS -> new Again(delay(endsBefore));
            case ON_FAILURE -> end.isGood() ? new Done() : new Again(delay(endsBefore));
            case NEVER -> end.isGood() ? new Done() : new Failed();
        };
    }

    static Duration delay(int endsBefore) {
        Duration delay = FIRST_DELAY;
        for (int i = 0; i < endsBefore && delay.compareTo(LONGEST_DELAY) < 0; i++) {
            delay = delay.multipliedBy(2);
        }
        return delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY;
    }
}
