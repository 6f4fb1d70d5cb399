package net.dstone.platform.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.dstone.platform.LaunchException;
import org.junit.jupiter.api.Test;

class FreePortsTest {

    @Test
    void portsAreInTheRangeAndNotHandedOutTwiceInARow() {
        FreePorts ports = new FreePorts(new PortRange(41000, 41999), new Random(1));
        Set<Integer> seen = new HashSet<>();

        for (int i = 0; i < 200; i++) {
            assertThat(seen.add(ports.next())).isTrue();
        }

        assertThat(seen).allMatch(port -> port >= 41000 && port <= 41999);
    }

    @Test
    void aPortThatSomebodyHasIsNotHandedOut() {
        FreePorts ports = new FreePorts(new PortRange(41000, 41999), new Random(1));

        for (int i = 0; i < 20; i++) {
            assertThat(ports.next(port -> port % 100 != 7) % 100).isEqualTo(7);
            ports = new FreePorts(new PortRange(41000, 41999), new Random(i));
        }
    }

    @Test
    void aPortThatAConnectionMayTakeIsHandedOutOnlyWhenThereIsNoOther() {
        FreePorts ports =
                new FreePorts(
                        new PortRange(15100, 15109),
                        new Random(1),
                        10,
                        Optional.of(new PortRange(15103, 60999)));

        Set<Integer> first = Set.of(ports.next(), ports.next(), ports.next());

        assertThat(first).containsExactlyInAnyOrder(15100, 15101, 15102);
        assertThat(ports.next()).isBetween(15103, 15109);
    }

    @Test
    void aPortInUseIsNotHandedOut() throws IOException {
        try (ServerSocket used = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = used.getLocalPort();
            FreePorts ports = new FreePorts(new PortRange(port, port), new Random(1));

            assertThatThrownBy(ports::next)
                    .isInstanceOf(LaunchException.class)
                    .hasMessageContaining("portRange");
        }
    }
}
