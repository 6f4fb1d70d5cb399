package net.dstone.platform.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppProberTest {

    private static final String LOOPBACK = "127.0.0.1";

    private final AppProber prober = new AppProber();

    @AfterEach
    void close() {
        prober.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"status\":\"UP\",\"components\":{}} | UP",
                "503 | {\"status\":\"DOWN\"} | DOWN",
                "200 | {\"status\":{}} | ",
                "404 | <html>no such page</html> | ",
                "204 | '' | "
            })
    void tellsWhatTheActuatorAnswers(int status, String body, String health) throws Exception {
        HttpServer server = server(AppProber.ACTUATOR, status, body);
        try {
            assertThat(prober.probe(LOOPBACK, server.getAddress().getPort(), Optional.empty()))
                    .isEqualTo(
                            new Probe.Answered(
                                    AppProber.ACTUATOR, status, Optional.ofNullable(health)));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void asksForTheConfiguredPath() throws Exception {
        HttpServer server = server("/ready", 202, "yes");
        try {
            int port = server.getAddress().getPort();
            assertThat(prober.probe("no.such.host.invalid", port, Optional.of("/ready")))
                    .isEqualTo(new Probe.Answered("/ready", 202, Optional.empty()));
            assertThat(prober.probe(LOOPBACK, port, Optional.of("not a path")))
                    .isEqualTo(new Probe.Connected());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whereNobodyListensThereIsNoAnswer() throws Exception {
        int port;
        try (ServerSocket freed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = freed.getLocalPort();
        }

        assertThat(prober.probe(LOOPBACK, port, Optional.empty()))
                .isEqualTo(new Probe.NotListening());
        assertThat(prober.probe(LOOPBACK, 0, Optional.empty())).isEqualTo(new Probe.NotListening());
    }

    @Test
    @Timeout(30)
    void whatNeverAnswersIsWaitedForAFewSeconds() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertThat(prober.probe(LOOPBACK, silent.getLocalPort(), Optional.empty()))
                    .isEqualTo(new Probe.Silent());
        }
    }

    @Test
    void whatDoesNotSpeakHttpIsConnected() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(
                    () -> {
                        try {
                            while (true) {
                                try (Socket socket = other.accept()) {
                                    socket.getOutputStream()
                                            .write("hello\n".getBytes(StandardCharsets.UTF_8));
                                }
                            }
                        } catch (IOException closed) {
                            assertThat(other.isClosed()).isTrue();
                        }
                    });

            assertThat(prober.probe(LOOPBACK, other.getLocalPort(), Optional.empty()))
                    .isEqualTo(new Probe.Connected());
        }
    }

    private static HttpServer server(String path, int status, String body) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                path,
                exchange -> {
                    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.start();
        return server;
    }
}
