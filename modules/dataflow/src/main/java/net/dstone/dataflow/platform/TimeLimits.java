package net.dstone.dataflow.platform;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.convert.DurationStyle;

/**
 * How long a launch may take. Whole seconds; zero means without limit.
 *
 * @param start from the moment it leaves the queue until its program runs, downloads included
 * @param run how long the program may run
 */
public record TimeLimits(Duration start, Duration run) {

    /** What an account has that sets nothing. */
    public static final TimeLimits STANDARD = new TimeLimits(Duration.ofMinutes(20), Duration.ZERO);

    private static final String START = "starttimeout";
    private static final String RUN = "runtimeout";

    public TimeLimits {
        start = start.truncatedTo(ChronoUnit.SECONDS);
        run = run.truncatedTo(ChronoUnit.SECONDS);
        if (start.isNegative() || run.isNegative()) {
            throw new IllegalArgumentException("A time limit must not be negative; 0 means none");
        }
    }

    /**
     * These limits, changed by the settings {@code startTimeout} and {@code runTimeout} among the given
     * ones, in any spelling Spring Boot accepts; a value is a number of seconds, {@code 90m} or {@code
     * PT1H30M}.
     *
     * @param prefix what the keys begin with
     * @throws IllegalArgumentException naming the key, if a value is no length of time
     */
    public TimeLimits with(String prefix, Map<String, String> settings) {
        TimeLimits changed = this;
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            if (!setting.getKey().startsWith(prefix)) {
                continue;
            }
            switch (uniform(setting.getKey().substring(prefix.length()))) {
                case START -> changed = new TimeLimits(parse(setting), changed.run);
                case RUN -> changed = new TimeLimits(changed.start, parse(setting));
                default -> {
                    // The platform's own.
                }
            }
        }
        return changed;
    }

    /** The settings that are not time limits. */
    static Map<String, String> others(Map<String, String> settings) {
        Map<String, String> others = new LinkedHashMap<>(settings);
        others.keySet().removeIf(key -> uniform(key).equals(START) || uniform(key).equals(RUN));
        return others;
    }

    private static Duration parse(Map.Entry<String, String> setting) {
        try {
            Duration limit =
                    DurationStyle.detectAndParse(setting.getValue().strip(), ChronoUnit.SECONDS);
            if (!limit.isNegative()) {
                return limit;
            }
        } catch (IllegalArgumentException | ArithmeticException exception) {
            // Said below, with the key.
        }
        throw new IllegalArgumentException(
                "%s must be a length of time such as 90s, 30m or 2h, or 0 for none, and is '%s'"
                        .formatted(setting.getKey(), setting.getValue()));
    }

    private static String uniform(String key) {
        return key.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }
}
