package net.dstone.dataflow.task;

import java.util.Optional;
import net.dstone.dataflow.web.Masking;
import net.dstone.dsl.DslException;
import org.jspecify.annotations.Nullable;

/**
 * A task as it is stored: a name standing for an app, or a graph of apps, with properties.
 *
 * @param dslText as the user wrote it, secrets included: never to be shown without masking
 * @param description null for the children of composed tasks, which nobody described
 */
public record TaskDefinition(String name, String dslText, @Nullable String description) {

    /**
     * What the text says.
     *
     * @throws net.dstone.dataflow.web.DataflowException if it is no task definition, or the name cannot be
     *     one
     */
    public net.dstone.dsl.task.TaskDefinition parse() {
        try {
            return net.dstone.dsl.task.TaskDefinition.parse(name, dslText);
        } catch (DslException exception) {
            throw switch (exception.stage()) {
                case LEXICAL -> new ParseException(exception);
                case SYNTAX -> new CheckPointedParseException(exception);
                case RULES -> new TaskValidationException(exception);
            };
        }
    }

    /**
     * For lists: what the text says if it can be read. A row that was written by other means than this
     * server must not hide all others.
     */
    Optional<net.dstone.dsl.task.TaskDefinition> tryParse() {
        try {
            return Optional.of(net.dstone.dsl.task.TaskDefinition.parse(name, dslText));
        } catch (DslException exception) {
            return Optional.empty();
        }
    }

    /** The text as it may be shown; one that cannot be read is hidden whole, for it may hold secrets. */
    String maskedText() {
        return tryParse().map(task -> task.text(Masking::isSensitive)).orElse(Masking.MASK);
    }
}
