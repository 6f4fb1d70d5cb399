package net.dstone.dataflow.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

class AppPostingTest {

    private final AppPosting posting = new AppPosting(Duration.ZERO, 1000);

    @Test
    void handsBodyAndHeadersOnAndTheAnswerBack() throws IOException {
        HttpServer app =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        app.createContext(
                "/",
                exchange -> {
                    String answer =
                            "%s %s %s"
                                    .formatted(
                                            exchange.getRequestMethod(),
                                            exchange.getRequestHeaders().getFirst("X-Order"),
                                            new String(
                                                    exchange.getRequestBody().readAllBytes(),
                                                    StandardCharsets.UTF_8));
                    exchange.getResponseHeaders().add("X-Seen", "yes");
                    exchange.sendResponseHeaders(202, answer.length());
                    exchange.getResponseBody().write(answer.getBytes(StandardCharsets.UTF_8));
                    exchange.close();
                });
        app.start();
        try {
            HttpHeaders headers = new HttpHeaders();
            headers.add("X-Order", "7");
            headers.add("Host", "elsewhere");
            ResponseEntity<byte[]> answer =
                    posting.post(
                            at("http://127.0.0.1:" + app.getAddress().getPort()),
                            "hello".getBytes(StandardCharsets.UTF_8),
                            headers);
            assertThat(answer.getStatusCode().value()).isEqualTo(202);
            assertThat(answer.getHeaders().getFirst("X-Seen")).isEqualTo("yes");
            assertThat(new String(answer.getBody(), StandardCharsets.UTF_8))
                    .isEqualTo("POST 7 hello");
        } finally {
            app.stop(0);
        }
    }

    @Test
    void anAnswerThatIsTooLongIsNotTaken() throws IOException {
        HttpServer app =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        app.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(200, 1001);
                    exchange.getResponseBody().write(new byte[1001]);
                    exchange.close();
                });
        app.start();
        try {
            RunningApp.Instance instance = at("http://127.0.0.1:" + app.getAddress().getPort());
            assertThatThrownBy(() -> posting.post(instance, new byte[0], new HttpHeaders()))
                    .isInstanceOf(AppUnreachableException.class);
        } finally {
            app.stop(0);
        }
    }

    @Test
    void anAppThatDoesNotListenIsToldSo() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertThatThrownBy(
                        () ->
                                posting.post(
                                        at("http://127.0.0.1:" + free),
                                        new byte[0],
                                        new HttpHeaders()))
                .isInstanceOf(AppUnreachableException.class)
                .hasMessageContaining("s.log-v1-0");
    }

    @Test
    void anAppWhoseAddressIsNotKnownIsToldSo() {
        assertThatThrownBy(() -> posting.post(at("unknown"), new byte[0], new HttpHeaders()))
                .isInstanceOf(AppUnreachableException.class);
    }

    private static RunningApp.Instance at(String url) {
        return new RunningApp.Instance("s.log-v1-0", "deployed", Map.of("url", url));
    }
}
