package net.dstone.artifacts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Options this server declares itself, in the form in which applications declare theirs. */
public final class DeclaredOptions {

    /**
     * An element of the resource.
     *
     * @param values what it can be set to, if that is a short list
     */
    private record Declared(
            String id,
            String type,
            @Nullable Object defaultValue,
            String description,
            @Nullable List<String> values,
            ConfigurationOption.@Nullable Deprecation deprecation) {

        ConfigurationOption option() {
            List<ConfigurationOption.ValueHint> hints =
                    (values == null ? List.<String>of() : values)
                            .stream()
                                    .map(
                                            value ->
                                                    new ConfigurationOption.ValueHint(
                                                            value, null, null))
                                    .toList();
            return new ConfigurationOption(
                    id,
                    id.substring(id.lastIndexOf('.') + 1),
                    type,
                    description,
                    firstSentence(description),
                    defaultValue,
                    new ConfigurationOption.Hints(List.of(), List.of(), hints, List.of()),
                    deprecation);
        }

        private static String firstSentence(String text) {
            int end = text.indexOf(". ");
            return end < 0 ? text : text.substring(0, end + 1);
        }
    }

    private DeclaredOptions() {}

    /** Reads a JSON array that lies beside a class. */
    public static List<ConfigurationOption> read(Class<?> owner, String resource) {
        try (InputStream content = owner.getResourceAsStream(resource)) {
            if (content == null) {
                throw new IllegalArgumentException(
                        "No resource %s beside %s".formatted(resource, owner.getName()));
            }
            return Arrays.stream(JsonMapper.shared().readValue(content, Declared[].class))
                    .map(Declared::option)
                    .toList();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
