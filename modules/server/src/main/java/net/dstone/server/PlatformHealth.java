package net.dstone.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.boot.health.contributor.Health;

/** How platforms are, each by what it says speaks against using it now. */
public final class PlatformHealth {

    private static final String READY = "ready";

    private PlatformHealth() {}

    /**
     * @param problem empty when nothing speaks against a platform
     * @return up when no platform has a problem, else {@link Degraded}; the details say it of each by its name
     */
    public static <T> Health of(
            Iterable<T> platforms,
            Function<T, String> name,
            Function<T, Optional<String>> problem) {
        Map<String, String> all = new LinkedHashMap<>();
        platforms.forEach(
                platform -> all.put(name.apply(platform), ask(platform, problem).orElse(READY)));
        boolean ready = all.values().stream().allMatch(READY::equals);
        return (ready ? Health.up() : Health.status(Degraded.STATUS)).withDetails(all).build();
    }

    /** A platform that cannot even be asked cannot be used either. */
    private static <T> Optional<String> ask(T platform, Function<T, Optional<String>> problem) {
        try {
            return problem.apply(platform);
        } catch (RuntimeException exception) {
            return Optional.of(exception.toString());
        }
    }
}
