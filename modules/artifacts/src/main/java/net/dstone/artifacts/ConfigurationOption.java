package net.dstone.artifacts;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A property an app can be given. As JSON it is an element of {@code options} in SCDF's app details,
 * which is why absent values are null here.
 *
 * @param id the full property name, {@code spring.batch.job.name}
 * @param name its short form, without the prefix of its group
 * @param defaultValue text, number, boolean or a list of these
 */
public record ConfigurationOption(
        String id,
        String name,
        @Nullable String type,
        @Nullable String description,
        @Nullable String shortDescription,
        @Nullable Object defaultValue,
        Hints hints,
        @Nullable Deprecation deprecation) {

    /** A method named like a bean getter, so that JSON has it beside the components. */
    public boolean isDeprecated() {
        return deprecation != null;
    }

    /** What values (and, for a map, keys) make sense. */
    public record Hints(
            List<ValueHint> keyHints,
            List<ValueProvider> keyProviders,
            List<ValueHint> valueHints,
            List<ValueProvider> valueProviders) {

        public static final Hints NONE = new Hints(List.of(), List.of(), List.of(), List.of());

        public Hints {
            keyHints = List.copyOf(keyHints);
            keyProviders = List.copyOf(keyProviders);
            valueHints = List.copyOf(valueHints);
            valueProviders = List.copyOf(valueProviders);
        }
    }

    /** One value that makes sense. */
    public record ValueHint(
            @Nullable Object value,
            @Nullable String description,
            @Nullable String shortDescription) {}

    /** A way for a tool to find values, for example {@code class-reference}. */
    public record ValueProvider(String name, Map<String, Object> parameters) {

        public ValueProvider {
            parameters = Map.copyOf(parameters);
        }
    }

    /** Why not to use the option any more, and what instead. */
    public record Deprecation(
            Level level,
            @Nullable String reason,
            @Nullable String shortReason,
            @Nullable String replacement) {

        /** ERROR options no longer work and are never listed. */
        public enum Level {
            WARNING,
            ERROR
        }
    }
}
