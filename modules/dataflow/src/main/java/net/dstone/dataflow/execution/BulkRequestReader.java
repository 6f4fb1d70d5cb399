package net.dstone.dataflow.execution;

import java.util.TreeSet;
import java.util.stream.Collectors;
import net.dstone.dataflow.web.DataflowException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads requests for many executions more strictly than others are read: a condition that is misspelt would
 * otherwise be none, and a filter without it meets what nobody meant.
 */
@Component
class BulkRequestReader {

    private final ObjectReader reader;

    BulkRequestReader(JsonMapper json) {
        this.reader =
                json.readerFor(BulkRequest.class)
                        .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .with(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                        .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
    }

    /**
     * @throws InvalidSearchException if it is not what is expected; the message names the place
     */
    BulkRequest read(byte[] body) {
        try {
            @Nullable BulkRequest request = reader.readValue(body);
            if (request == null) {
                throw new InvalidSearchException("The body must be a JSON object");
            }
            return request;
        } catch (UnrecognizedPropertyException exception) {
            throw new InvalidSearchException(
                    "There is no field '%s'; there are %s"
                            .formatted(
                                    place(exception),
                                    exception.getKnownPropertyIds().stream()
                                            .map(String::valueOf)
                                            .collect(Collectors.toCollection(TreeSet::new))));
        } catch (JacksonException exception) {
            if (exception.getCause() instanceof DataflowException known) {
                throw known;
            }
            String place = place(exception);
            throw new InvalidSearchException(
                    place.isEmpty()
                            ? "The body is not the JSON that is expected"
                            : "The value of '%s' is not valid".formatted(place));
        }
    }

    /** For example {@code filter.state[0]}. */
    private static String place(JacksonException exception) {
        StringBuilder place = new StringBuilder();
        for (JacksonException.Reference step : exception.getPath()) {
            if (step.getPropertyName() == null) {
                place.append('[').append(step.getIndex()).append(']');
            } else {
                place.append(place.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return place.toString();
    }
}
