package net.dstone.platform.local;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How an instance is that runs.
 *
 * @param problem why it is not healthy; empty when it is
 */
record AppHealth(Optional<String> problem) {

    private static final Set<String> BAD = Set.of("DOWN", "OUT_OF_SERVICE");

    private static final int FIRST_SERVER_ERROR = 500;

    /**
     * What is known of an instance when its health is decided.
     *
     * @param path that has to answer 2xx; empty means that the usual signs count
     * @param port it should listen on; 0 when nobody knows
     * @param listened whether it ever did, since it was started
     * @param answered whether it ever spoke HTTP, since it was started
     * @param web whether it speaks HTTP if it listens: one that then says nothing hangs
     * @param running since it was started
     * @param settleTime for which it has to run if it never listens, or speaks no HTTP
     */
    record Circumstances(
            Optional<String> path,
            int port,
            boolean listened,
            boolean answered,
            boolean web,
            Duration running,
            Duration settleTime) {}

    boolean isHealthy() {
        return problem.isEmpty();
    }

    static AppHealth of(Probe probe, Circumstances known) {
        boolean asked = known.path().isPresent() && known.port() > 0;
        return switch (probe) {
            case Probe.Answered(String path, int status, Optional<String> _) when asked ->
                    status / 100 == 2
                            ? healthy()
                            : unhealthy("GET %s answers %d".formatted(path, status));
            case Probe.Answered(String path, int status, Optional<String> health) ->
                    ofAnswer(path, status, health);
            case Probe.Connected() when asked ->
                    unhealthy("GET %s is not answered".formatted(known.path().get()));
            case Probe.Connected() -> healthy();
            case Probe.Silent() -> ofNoAnswer(known);
            case Probe.NotListening() -> ofClosedPort(asked, known);
        };
    }

    /** An app without an actuator, or with one that asks who we are, is as healthy as can be known. */
    private static AppHealth ofAnswer(String path, int status, Optional<String> health) {
        if (health.filter(BAD::contains).isPresent()) {
            return unhealthy("its health is " + health.get());
        }
        return status >= FIRST_SERVER_ERROR
                ? unhealthy("GET %s answers %d".formatted(path, status))
                : healthy();
    }

    /** One with a web server may be too busy to answer, or hang; another waits for its clients to speak first. */
    private static AppHealth ofNoAnswer(Circumstances known) {
        if (known.path().isPresent() || known.answered() || known.web()) {
            return unhealthy(
                    "GET %s is not answered".formatted(known.path().orElse(AppProber.ACTUATOR)));
        }
        return ofRunning(known, "does not answer on port %d yet, and ".formatted(known.port()));
    }

    private static AppHealth ofClosedPort(boolean asked, Circumstances known) {
        if (asked || known.listened()) {
            return unhealthy("does not listen on port " + known.port());
        }
        return ofRunning(
                known,
                known.port() > 0
                        ? "does not listen on port %d yet, and ".formatted(known.port())
                        : "");
    }

    /** It has to be enough that it goes on running. */
    private static AppHealth ofRunning(Circumstances known, String problem) {
        return known.running().compareTo(known.settleTime()) >= 0
                ? healthy()
                : unhealthy(
                        "%shas not run for %d s yet"
                                .formatted(problem, known.settleTime().toSeconds()));
    }

    private static AppHealth healthy() {
        return new AppHealth(Optional.empty());
    }

    private static AppHealth unhealthy(String problem) {
        return new AppHealth(Optional.of(problem));
    }
}
