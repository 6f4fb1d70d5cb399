package net.dstone.stream.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** A registry shows the listed options with the text it finds in the generated metadata. */
class ConfigurationMetadataTest {

    static String[] listedOptions() throws IOException {
        Properties listed =
                PropertiesLoaderUtils.loadProperties(
                        new ClassPathResource(
                                "META-INF/dataflow-configuration-metadata.properties"));
        return Arrays.stream(listed.getProperty("configuration-properties.names").split(","))
                .filter(name -> name.startsWith("sample."))
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @MethodSource("listedOptions")
    void everyListedOptionIsDescribed(String option) throws IOException {
        String metadata =
                new ClassPathResource("META-INF/spring-configuration-metadata.json")
                        .getContentAsString(StandardCharsets.UTF_8);
        Pattern described =
                Pattern.compile(
                        "\"name\": \"%s\",[^}]*\"description\": \"\\w[^\"]+\""
                                .formatted(Pattern.quote(option)));
        assertThat(metadata).containsPattern(described);
    }
}
