package net.dstone.dataflow.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepContextTest {

    /** As an application of Spring Batch 5.2 wrote it. */
    private static final String WRITTEN_BY_BATCH_5 =
            "rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcAUH2sHDFmDRAwACRgAKbG9hZEZhY3RvckkACXRocmVzaG9sZHhwP0AAAAAAAAx3"
                    + "CAAAABAAAAABdAANYmF0Y2gudmVyc2lvbnQABTUuMi40eA==";

    private static final AtomicBoolean DESERIALISED = new AtomicBoolean();

    /** Stands for any class whose reading does something. */
    private static final class Gadget implements Serializable {
        private void readObject(ObjectInputStream input)
                throws IOException, ClassNotFoundException {
            input.defaultReadObject();
            DESERIALISED.set(true);
        }
    }

    @Test
    void readsTheJsonOfBatch4WithItsTypes() {
        StepContext context =
                StepContext.parse(
                        """
                        {"@class":"java.util.HashMap","batch.stepType":"org.acme.Step",
                        "read.count":["java.lang.Long",5],"items":["a","b","c"],"last":null}
                        """);

        assertThat(context.values())
                .isEqualTo(
                        Map.of(
                                "batch.stepType",
                                "org.acme.Step",
                                "read.count",
                                5,
                                "items",
                                List.of("a", "b", "c")));
        assertThat(context.text("batch.stepType")).hasValue("org.acme.Step");
        assertThat(context.text("read.count")).isEmpty();
    }

    @Test
    void readsTheSerialisedMapOfBatch5() {
        assertThat(StepContext.parse(WRITTEN_BY_BATCH_5).values())
                .isEqualTo(Map.of("batch.version", "5.2.4"));
    }

    @Test
    void readsPlainValuesFromSerialisedMaps() {
        Map<String, Object> values = Map.of("a", 1L, "b", 2.5, "c", true, "d", "text");

        assertThat(StepContext.parse(serialised(new HashMap<>(values))).values()).isEqualTo(values);
    }

    @Test
    void neverCreatesObjectsOfOtherClasses() {
        HashMap<String, Object> values = new HashMap<>(Map.of("gadget", new Gadget(), "a", 1));

        assertThat(StepContext.parse(serialised(values))).isEqualTo(StepContext.EMPTY);
        assertThat(DESERIALISED).isFalse();
    }

    @Test
    void givesUpOnMapsNestedDeeply() {
        HashMap<String, Object> nested = new HashMap<>();
        for (int i = 0; i < 100; i++) {
            nested = new HashMap<>(Map.of("deeper", nested));
        }

        assertThat(StepContext.parse(serialised(nested))).isEqualTo(StepContext.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "not base64 at all!", "rO0AB", "AAAA"})
    void whatIsNeitherIsEmpty(String stored) {
        assertThat(StepContext.parse(stored)).isEqualTo(StepContext.EMPTY);
    }

    @Test
    void hidesSecrets() {
        assertThat(
                        StepContext.parse("{\"db.password\":\"hunter2\",\"mode\":\"full\"}")
                                .shownValues())
                .isEqualTo(Map.of("db.password", "******", "mode", "full"));
    }

    private static String serialised(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream output = new ObjectOutputStream(bytes)) {
            output.writeObject(value);
        } catch (IOException exception) {
            throw new IllegalStateException(exception);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
