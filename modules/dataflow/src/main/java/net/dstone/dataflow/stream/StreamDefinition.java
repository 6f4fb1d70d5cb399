package net.dstone.dataflow.stream;

import java.util.Optional;
import net.dstone.dataflow.web.Masking;
import net.dstone.dsl.DslException;
import org.jspecify.annotations.Nullable;

/**
 * A stored stream definition.
 *
 * @param dslText with what was deployed last written into it
 * @param originalDslText as it was created
 */
public record StreamDefinition(
        String name,
        String dslText,
        @Nullable String originalDslText,
        @Nullable String description) {

    /**
     * @throws InvalidStreamDefinitionException if it cannot be read
     */
    net.dstone.dsl.stream.StreamDefinition parse() {
        try {
            return net.dstone.dsl.stream.StreamDefinition.parse(name, dslText);
        } catch (DslException exception) {
            throw new InvalidStreamDefinitionException(exception);
        }
    }

    Optional<net.dstone.dsl.stream.StreamDefinition> tryParse() {
        return tryParse(dslText);
    }

    private Optional<net.dstone.dsl.stream.StreamDefinition> tryParse(String text) {
        try {
            return Optional.of(net.dstone.dsl.stream.StreamDefinition.parse(name, text));
        } catch (DslException exception) {
            return Optional.empty();
        }
    }

    /** Without secrets. A text that cannot be read is hidden whole, for it may hold secrets. */
    String maskedText() {
        return masked(dslText);
    }

    /** As {@link #maskedText}; SCDF's older databases have no original. */
    String maskedOriginalText() {
        return masked(originalDslText == null ? dslText : originalDslText);
    }

    private String masked(String text) {
        return tryParse(text).map(stream -> stream.text(Masking::isSensitive)).orElse(Masking.MASK);
    }
}
