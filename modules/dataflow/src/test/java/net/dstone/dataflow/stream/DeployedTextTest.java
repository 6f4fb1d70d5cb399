package net.dstone.dataflow.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.dstone.dsl.stream.StreamDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeployedTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "time | log",
                "a: time | b: log --name='my log'",
                ":orders --group=audit > log",
                ":orders > log",
                "time > :out",
                ":a > :b",
                "time --x='a | b' | log",
                "time --x='a > b' | log",
                "time || log",
                "time --x='' | log",
                "time --x='it''s \"so\"' | log"
            })
    void whatWasDeployedAsItIsWrittenIsWrittenAsItWas(String text) {
        assertThat(deployed(text, Map.of())).isEqualTo(text);
    }

    @Test
    void whatWasAddedToAnAppIsWrittenToIt() {
        assertThat(deployed("time | log", Map.of("log.level", "WARN"), "log"))
                .isEqualTo("time | log --log.level=WARN");
    }

    @Test
    void countsAreNotWrittenUnlessTheyWere() {
        Map<String, String> count = Map.of("spring.cloud.stream.instanceCount", "3");
        assertThat(deployed("time | log", count, "log")).isEqualTo("time | log");
        assertThat(deployed("time | log --spring.cloud.stream.instanceCount=2", count, "log"))
                .isEqualTo("time | log --spring.cloud.stream.instanceCount=3");
    }

    @Test
    void aNameNoDefinitionCanHaveIsLeftOut() {
        assertThat(deployed("time | log", Map.of("a[0].b", "x"), "log")).isEqualTo("time | log");
    }

    private static String deployed(String text, Map<String, String> added) {
        return deployed(text, added, "");
    }

    /** As a manifest has it, where an escaped quote has become one. */
    private static String deployed(String text, Map<String, String> added, String label) {
        StreamDefinition stream = StreamDefinition.parse("s", text);
        List<PlannedApp> apps = new ArrayList<>();
        stream.applications()
                .forEach(
                        app -> {
                            Map<String, String> properties = new LinkedHashMap<>();
                            app.properties()
                                    .forEach(
                                            (key, value) ->
                                                    properties.put(
                                                            key, value.replace("\\\"", "\"")));
                            properties.put("spring.cloud.dataflow.stream.name", "s");
                            properties.put("spring.cloud.dataflow.stream.app.label", app.name());
                            if (app.name().equals(label)) {
                                properties.putAll(added);
                            }
                            apps.add(
                                    new PlannedApp(
                                            app.name(), "maven://a:b", "1", properties, Map.of()));
                        });
        return DeployedText.of(stream, new ReleaseManifest(apps)).orElseThrow();
    }
}
