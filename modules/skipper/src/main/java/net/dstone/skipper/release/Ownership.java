package net.dstone.skipper.release;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import net.dstone.skipper.ReleaseStatus;
import net.dstone.skipper.SkipperException;
import net.dstone.skipper.platform.ReleasePlatform;
import net.dstone.skipper.platform.ReleasePlatforms;

/**
 * Which of the servers on a database has a release: its apps may be processes of that server's machine, which
 * no other one sees.
 */
class Ownership {

    /** Between two times this server says that it is there. */
    static final Duration TELLING = Duration.ofSeconds(30);

    /** A server that was there within this time may come back any moment. */
    static final Duration SILENCE_OF_THE_GONE = Duration.ofMinutes(2);

    private final ServerRows servers;
    private final ReleaseServer server;
    private final ReleasePlatforms platforms;
    private final Clock clock;
    private volatile Instant told = Instant.MIN;

    /**
     * @param server this one among those on the database
     */
    Ownership(ServerRows servers, ReleaseServer server, ReleasePlatforms platforms, Clock clock) {
        this.servers = servers;
        this.server = server;
        this.platforms = platforms;
        this.clock = clock;
    }

    /** The id of this server. */
    String here() {
        return server.id();
    }

    boolean isOurs(Operation operation) {
        return here().equals(operation.owner());
    }

    /** For others to know whether what runs here may still be running. */
    void tellThatItIsThere() {
        Instant now = clock.instant();
        if (!now.isBefore(told.plus(TELLING))) {
            servers.seen(server, now);
            told = now;
        }
    }

    /** Whether the apps of the release are processes of another server's machine. */
    boolean isElsewhere(StoredRelease release) {
        String owner = release.owner();
        return owner != null
                && !owner.equals(here())
                && (release.status() == ReleaseStatus.DEPLOYED
                        || release.status() == ReleaseStatus.UNKNOWN)
                && isBoundToMachine(release.release().platformName());
    }

    /** One that is not configured here is that of the server which used it. */
    boolean isBoundToMachine(String platformName) {
        return platforms.find(platformName).map(ReleasePlatform::boundToMachine).orElse(true);
    }

    void requireHere(StoredRelease release) {
        if (isElsewhere(release)) {
            throw elsewhere(release.name(), String.valueOf(release.owner()));
        }
    }

    SkipperException elsewhere(String releaseName, String owner) {
        return new SkipperException(
                "Release [%s] is another server's. %s"
                        .formatted(releaseName, where(releaseName, owner)));
    }

    /** Where an app runs of which this server knows nothing, and what can be done about that. */
    String whereabouts(StoredRelease release) {
        return where(release.name(), String.valueOf(release.owner()));
    }

    private String where(String releaseName, String owner) {
        Optional<ServerRows.Seen> seen = servers.find(owner);
        return "Its apps are on the machine of server %s (%s), last seen %s: ask that server, or, if it is gone for good, take the release over with POST /api/release/take-over/%s"
                .formatted(
                        seen.map(ServerRows.Seen::name).orElse("unknown"),
                        owner,
                        seen.map(there -> there.at().truncatedTo(ChronoUnit.SECONDS).toString())
                                .orElse("never"),
                        releaseName);
    }

    /** What a server has that was there a moment ago is not taken from it. */
    void requireGone(String owner, String releaseName) {
        servers.find(owner)
                .filter(seen -> clock.instant().isBefore(seen.at().plus(SILENCE_OF_THE_GONE)))
                .ifPresent(
                        seen -> {
                            throw new SkipperException(
                                    "Server %s, which has release [%s], was there at %s. Ask it, or stop it and try again %d minutes later"
                                            .formatted(
                                                    seen.name(),
                                                    releaseName,
                                                    seen.at().truncatedTo(ChronoUnit.SECONDS),
                                                    SILENCE_OF_THE_GONE.toMinutes()));
                        });
    }

    /** The apps that others have taken over from this server and that may still run here. */
    List<ServerRows.LeftOver> leftOvers() {
        return servers.leftOvers(here());
    }

    /** Records what another server lost, for it to end should it come back. */
    void leave(String owner, Collection<ServerRows.LeftOver> apps) {
        servers.leave(owner, apps);
    }

    /** These are this server's, or ended. */
    void forget(Collection<ServerRows.LeftOver> apps) {
        servers.forget(here(), apps);
    }
}
