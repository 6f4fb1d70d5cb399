package net.dstone.skipper.release;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is being done with a release, as it was read.
 *
 * @param turn counts the changes of the row, so that nobody changes what another has changed since
 * @param version of the release that is made, deleted or scaled
 * @param sourceVersion that it replaces
 * @param reason why it backs out
 * @param cancelled whether somebody wants it to back out
 * @param started when it began
 * @param healthyUntil when waiting ends
 * @param timeout how long it may wait
 * @param owner the server that does it, and that has the apps if its platform is its machine
 */
record Operation(
        String releaseName,
        ReleaseStep step,
        long turn,
        OperationKind kind,
        int version,
        Optional<Integer> sourceVersion,
        Work work,
        @Nullable String reason,
        boolean cancelled,
        Instant started,
        Optional<Instant> healthyUntil,
        Duration timeout,
        @Nullable String owner) {}
