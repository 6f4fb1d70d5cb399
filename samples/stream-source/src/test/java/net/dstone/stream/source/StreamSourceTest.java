package net.dstone.stream.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.cloud.stream.binder.test.OutputDestination;
import org.springframework.cloud.stream.binder.test.TestChannelBinderConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.messaging.Message;

/** The whole application, with a binder that keeps messages in memory. */
class StreamSourceTest {

    /** Milliseconds; what is expected comes far sooner. */
    private static final long PATIENCE = 60_000;

    private static ConfigurableApplicationContext start(String... arguments) {
        SpringApplication application =
                new SpringApplication(
                        TestChannelBinderConfiguration.getCompleteConfiguration(
                                StreamSourceApplication.class));
        String[] all = new String[arguments.length + 3];
        all[0] = "--server.port=0";
        all[1] = "--spring.cloud.stream.default-binder=integration";
        all[2] = "--spring.cloud.stream.bindings.output.destination=numbers";
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return application.run(all);
    }

    @Test
    void numbersItsNotesAndSpreadsThemOverKeys() {
        try (ConfigurableApplicationContext context =
                start("--sample.rate=1000", "--sample.count=3", "--sample.keys=2")) {
            OutputDestination output = context.getBean(OutputDestination.class);
            assertThat(body(output.receive(PATIENCE, "numbers")))
                    .contains("\"sequence\":1,\"key\":\"key-1\",\"text\":\"note 1\",\"via\":[]");
            assertThat(body(output.receive(PATIENCE, "numbers")))
                    .contains("\"sequence\":2,\"key\":\"key-0\"");
            Message<byte[]> third = output.receive(PATIENCE, "numbers");
            assertThat(body(third)).contains("\"sequence\":3");
            assertThat(third.getHeaders()).containsEntry("key", "key-1");
        }
    }

    @Test
    void sendsWhatIsPosted() throws Exception {
        try (ConfigurableApplicationContext context = start("--sample.count=-1")) {
            String port = context.getEnvironment().getRequiredProperty("local.server.port");
            HttpResponse<Void> response =
                    HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(
                                                    URI.create(
                                                            "http://127.0.0.1:"
                                                                    + port
                                                                    + "/?key=mine"))
                                            .header("Content-Type", "text/plain")
                                            .POST(HttpRequest.BodyPublishers.ofString("hello"))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding());
            assertThat(response.statusCode()).isEqualTo(202);
            assertThat(body(context.getBean(OutputDestination.class).receive(PATIENCE, "numbers")))
                    .contains("\"sequence\":1,\"key\":\"mine\",\"text\":\"hello\"");
        }
    }

    private static String body(@Nullable Message<byte[]> message) {
        assertThat(message).isNotNull();
        return new String(message.getPayload(), StandardCharsets.UTF_8);
    }
}
