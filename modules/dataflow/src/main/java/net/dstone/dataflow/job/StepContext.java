package net.dstone.dataflow.job;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.dstone.dataflow.web.Masking;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a step remembers, as far as it can be read safely. Spring Batch 4 writes JSON, later generations
 * Java serialisation in Base64, in which anything could stand: only maps of texts, numbers and truth values
 * are read from it. A context with anything else, or a very long one, is shown as empty.
 *
 * @param values in the order they are stored
 */
record StepContext(Map<String, Object> values) {

    static final StepContext EMPTY = new StepContext(Map.of());

    /**
     * Characters of a stored context that are worth reading. An application keeps there what it likes, up
     * to what the column holds, which is gigabytes; a serialised one within the limits below is shorter.
     */
    static final int MAX_LENGTH = 1_500_000;

    private static final Logger log = LoggerFactory.getLogger(StepContext.class);

    private static final JsonMapper JSON = new JsonMapper();

    /** Where Jackson, as Spring Batch configures it, notes the class of a map. */
    private static final String JSON_CLASS = "@class";

    private static final Set<Class<?>> HARMLESS =
            Set.of(
                    HashMap.class,
                    LinkedHashMap.class,
                    Map.Entry[].class,
                    String.class,
                    Number.class,
                    Byte.class,
                    Short.class,
                    Integer.class,
                    Long.class,
                    Float.class,
                    Double.class,
                    Boolean.class,
                    Character.class);

    private static final int MAX_DEPTH = 5;
    private static final int MAX_BYTES = 1_000_000;
    private static final int MAX_OBJECTS = 10_000;

    StepContext {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    static StepContext parse(String stored) {
        String text = stored.strip();
        return text.startsWith("{") ? parseJson(text) : parseSerialised(text);
    }

    Optional<String> text(String key) {
        return values.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** The values, secret ones masked. */
    Map<String, ?> shownValues() {
        return Masking.mask(values);
    }

    private static StepContext parseJson(String text) {
        Map<String, Object> values = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, JsonNode> property : JSON.readTree(text).properties()) {
                JsonNode value = untyped(property.getValue());
                if (!property.getKey().equals(JSON_CLASS) && !value.isNull()) {
                    values.put(property.getKey(), JSON.treeToValue(value, Object.class));
                }
            }
        } catch (JacksonException exception) {
            log.debug("A step context is not JSON, so it is shown as empty", exception);
            return EMPTY;
        }
        return new StepContext(values);
    }

    /** {@code ["java.lang.Long", 5]} is how typed JSON says 5. */
    private static JsonNode untyped(JsonNode value) {
        return value.isArray()
                        && value.size() == 2
                        && value.get(0).isString()
                        && value.get(0).stringValue().startsWith("java.")
                ? value.get(1)
                : value;
    }

    private static StepContext parseSerialised(String base64) {
        try (ObjectInputStream input =
                new ObjectInputStream(
                        new ByteArrayInputStream(Base64.getMimeDecoder().decode(base64)))) {
            input.setObjectInputFilter(StepContext::onlyHarmless);
            Map<String, Object> values = new LinkedHashMap<>();
            if (input.readObject() instanceof Map<?, ?> map) {
                map.forEach(
                        (key, value) -> {
                            if (key instanceof String name && value != null) {
                                values.put(name, value);
                            }
                        });
            }
            return new StepContext(values);
        } catch (IOException | ClassNotFoundException | IllegalArgumentException exception) {
            log.debug(
                    "A step context holds more than plain values, so it is shown as empty",
                    exception);
            return EMPTY;
        }
    }

    private static ObjectInputFilter.Status onlyHarmless(ObjectInputFilter.FilterInfo info) {
        Class<?> type = info.serialClass();
        boolean small =
                info.depth() <= MAX_DEPTH
                        && info.references() <= MAX_OBJECTS
                        && info.streamBytes() <= MAX_BYTES
                        && info.arrayLength() <= MAX_OBJECTS;
        return small && (type == null || HARMLESS.contains(type))
                ? ObjectInputFilter.Status.ALLOWED
                : ObjectInputFilter.Status.REJECTED;
    }
}
