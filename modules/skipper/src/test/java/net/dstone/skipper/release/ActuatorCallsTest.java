package net.dstone.skipper.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import net.dstone.platform.AppInstance;
import net.dstone.platform.AppState;
import net.dstone.skipper.SkipperException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where calls of actuators get to, and what they take for an answer. */
class ActuatorCallsTest {

    @ParameterizedTest
    @CsvSource({
        "health, http://host:1/actuator/health",
        "/bindings/input, http://host:1/actuator/bindings/input",
        "metrics/a%20b?tag=x/../y, http://host:1/actuator/metrics/a%20b?tag=x/../y",
        "metrics/jvm..x, http://host:1/actuator/metrics/jvm..x",
    })
    void asksBelowTheActuator(String endpoint, String address) {
        assertThat(ActuatorCalls.address(instance("http://host:1/"), endpoint))
                .hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../shutdown",
                "a/../../x",
                "./x",
                "a//b",
                "//evil/x",
                "a/",
                "%2e%2e/x",
                "%2E%2E/x",
                "..;/x",
                "..;a=b/x",
                "..;%0A/x",
                "%2E%2E%3B/x",
                "..%2Fx",
                "..%5Cx",
                "%",
                "?a",
            })
    void getsNowhereElse(String endpoint) {
        assertThatExceptionOfType(SkipperException.class)
                .isThrownBy(() -> ActuatorCalls.address(instance("http://host:1"), endpoint))
                .withMessageContaining("is no actuator endpoint");
    }

    @Test
    void refusesAnAnswerThatIsTooLongInsteadOfCuttingIt() throws IOException {
        byte[] tooLong = new byte[8 * 1024 * 1024 + 1];
        try (Answering app = new Answering(tooLong, new CountDownLatch(0));
                ActuatorCalls calls = new ActuatorCalls()) {
            assertThatExceptionOfType(SkipperException.class)
                    .isThrownBy(() -> calls.get(app.instance(), "health", Optional.empty()))
                    .withMessageContaining("does not answer");
        }
    }

    @Test
    void waitsForTheWholeAnswerNoLongerThanForAnyOther() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        try (Answering app = new Answering(new byte[10], never);
                ActuatorCalls calls = new ActuatorCalls(Duration.ofMillis(200))) {
            assertThatExceptionOfType(SkipperException.class)
                    .isThrownBy(() -> calls.get(app.instance(), "health", Optional.empty()))
                    .withMessageContaining("has not answered in full after 200 ms");
        } finally {
            never.countDown();
        }
    }

    private static AppInstance instance(String url) {
        return new AppInstance("log-0", 0, AppState.DEPLOYED, Map.of("url", url), Optional.empty());
    }

    /** An app that sends its headers, and its body once it may. */
    private static final class Answering implements AutoCloseable {

        private final HttpServer server;

        private Answering(byte[] body, CountDownLatch mayGoOn) throws IOException {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext(
                    "/",
                    exchange -> {
                        exchange.sendResponseHeaders(200, body.length);
                        exchange.getResponseBody().flush();
                        try {
                            mayGoOn.await();
                        } catch (InterruptedException exception) {
                            Thread.currentThread().interrupt();
                        }
                        exchange.getResponseBody().write(body);
                        exchange.close();
                    });
            server.start();
        }

        private AppInstance instance() {
            return ActuatorCallsTest.instance("http://127.0.0.1:" + server.getAddress().getPort());
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
