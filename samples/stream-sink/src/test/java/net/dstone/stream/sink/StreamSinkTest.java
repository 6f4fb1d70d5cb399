package net.dstone.stream.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.cloud.stream.binder.test.InputDestination;
import org.springframework.cloud.stream.binder.test.TestChannelBinderConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.messaging.support.MessageBuilder;

/** The whole application, with a binder that keeps messages in memory. */
class StreamSinkTest {

    private static final String NOTE =
            """
            {"source":"s","sequence":7,"key":"key-7","text":"NOTE 7","via":["1.0.0#2"]}""";

    @TempDir Path folder;

    @Test
    void keepsWhatComesAndTellsOfItOverHttp() throws Exception {
        Path file = folder.resolve("notes.jsonl");
        try (ConfigurableApplicationContext context =
                new SpringApplication(
                                TestChannelBinderConfiguration.getCompleteConfiguration(
                                        StreamSinkApplication.class))
                        .run(
                                "--server.port=0",
                                "--spring.cloud.stream.default-binder=integration",
                                "--spring.cloud.stream.bindings.input.destination=after",
                                "--sample.file=" + file)) {
            context.getBean(InputDestination.class)
                    .send(
                            MessageBuilder.withPayload(NOTE.getBytes(StandardCharsets.UTF_8))
                                    .build(),
                            "after");
            assertThat(file).hasContent(NOTE + "\n");
            String port = context.getEnvironment().getRequiredProperty("local.server.port");
            HttpResponse<String> response =
                    HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(
                                                    URI.create(
                                                            "http://127.0.0.1:"
                                                                    + port
                                                                    + "/actuator/received"))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString());
            assertThat(response.body())
                    .contains("\"count\":1,\"missing\":0", "\"via\":{\"1.0.0#2\":1}");
        }
    }
}
