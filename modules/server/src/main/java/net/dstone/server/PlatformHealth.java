package net.dstone.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;

/** How platforms are, each by what it says speaks against using it now. */
public final class PlatformHealth {

    private static final String READY = "ready";

    private PlatformHealth() {}

    /**
     * @param problems by the platform's name
     * @return up when no platform has one, else {@link Degraded}; the details say it of each
     */
    public static Health of(Map<String, Supplier<Optional<String>>> problems) {
        Map<String, String> all = new LinkedHashMap<>();
        problems.forEach((name, problem) -> all.put(name, ask(problem).orElse(READY)));
        boolean ready = all.values().stream().allMatch(READY::equals);
        return (ready ? Health.up() : Health.status(Degraded.STATUS)).withDetails(all).build();
    }

    /** A platform that cannot even be asked cannot be used either. */
    private static Optional<String> ask(Supplier<Optional<String>> problem) {
        try {
            return problem.get();
        } catch (RuntimeException exception) {
            return Optional.of(exception.toString());
        }
    }
}
