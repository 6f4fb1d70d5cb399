package net.dstone.stream.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.cloud.stream.binder.test.InputDestination;
import org.springframework.cloud.stream.binder.test.OutputDestination;
import org.springframework.cloud.stream.binder.test.TestChannelBinderConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/** The whole application, with a binder that keeps messages in memory. */
class StreamProcessorTest {

    private static final long PATIENCE = 60_000;

    private static ConfigurableApplicationContext start(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--server.port=0");
        all.add("--spring.cloud.stream.default-binder=integration");
        all.add("--spring.cloud.stream.bindings.input.destination=before");
        all.add("--spring.cloud.stream.bindings.output.destination=after");
        return new SpringApplication(
                        TestChannelBinderConfiguration.getCompleteConfiguration(
                                StreamProcessorApplication.class))
                .run(all.toArray(String[]::new));
    }

    private static @Nullable Message<byte[]> transformed(
            ConfigurableApplicationContext context, String via) {
        String note =
                """
                {"source":"s","sequence":7,"key":"key-7","text":"note 7","via":[%s]}"""
                        .formatted(via);
        context.getBean(InputDestination.class)
                .send(
                        MessageBuilder.withPayload(note.getBytes(StandardCharsets.UTF_8)).build(),
                        "before");
        return context.getBean(OutputDestination.class).receive(PATIENCE, "after");
    }

    @Test
    void writesTextInCapitalsWithItsLength() {
        try (ConfigurableApplicationContext context =
                start("--spring.cloud.stream.instanceIndex=2")) {
            Message<byte[]> message = transformed(context, "");
            assertThat(message).isNotNull();
            assertThat(message.getPayload())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo(
                            """
                            {"source":"s","sequence":7,"key":"key-7","text":"NOTE 7 (6)","via":["2.0.0#2"]}""");
            assertThat(message.getHeaders()).containsEntry("key", "key-7");
        }
    }

    @Test
    void namesEveryProcessorANoteCameThroughAndPutsThePrefixFirst() {
        try (ConfigurableApplicationContext context = start("--sample.prefix=> ")) {
            Message<byte[]> message = transformed(context, "\"1.0.0#4\"");
            assertThat(message).isNotNull();
            assertThat(message.getPayload())
                    .asString(StandardCharsets.UTF_8)
                    .contains("\"text\":\"> NOTE 7 (6)\"", "\"via\":[\"1.0.0#4\",\"2.0.0#0\"]");
        }
    }

    @Test
    void isHealthyUnlessToldNotToBe() {
        try (ConfigurableApplicationContext context = start()) {
            assertThat(health(context)).isEqualTo(Status.UP);
        }
        try (ConfigurableApplicationContext context = start("--sample.healthy=false")) {
            assertThat(health(context)).isEqualTo(Status.DOWN);
        }
    }

    private static @Nullable Status health(ConfigurableApplicationContext context) {
        var health = context.getBean("sample", HealthIndicator.class).health();
        return health == null ? null : health.getStatus();
    }
}
