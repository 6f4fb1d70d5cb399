package net.dstone.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerArgumentsTest {

    @Test
    void readsPortAndFolder() {
        assertThat(BrokerArguments.of("--port=19092", "--data=/var/tmp/../kafka"))
                .isEqualTo(new BrokerArguments(19092, Path.of("/var/kafka")));
    }

    @Test
    void listensWhereKafkaListensByDefault() {
        assertThat(BrokerArguments.of("--data=/var/kafka").port()).isEqualTo(9092);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--port=19092",
                "--data=",
                "--data=/a --port=0",
                "--data=/a --port=x",
                "--dta=/a"
            })
    void refusesAnythingElse(String arguments) {
        assertThatThrownBy(
                        () ->
                                BrokerArguments.of(
                                        arguments.isEmpty() ? new String[0] : arguments.split(" ")))
                .isInstanceOf(InvalidArgumentsException.class)
                .hasMessageContaining("usage:");
    }
}
