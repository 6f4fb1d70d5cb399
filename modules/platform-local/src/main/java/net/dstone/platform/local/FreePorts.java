package net.dstone.platform.local;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import net.dstone.platform.LaunchException;

/**
 * Hands out ports that are free now and were not handed out lately, as a program takes its port late. As
 * long as there are others, none that the system may give to a connection of anybody's meanwhile.
 */
final class FreePorts {

    private static final int REMEMBERED = 1000;

    private static final Path CONNECTIONS = Path.of("/proc/sys/net/ipv4/ip_local_port_range");

    private final PortRange range;
    private final RandomGenerator random;
    private final int remembered;
    private final Optional<PortRange> connections;
    private final Deque<Integer> handedOut = new ArrayDeque<>();

    FreePorts(PortRange range, RandomGenerator random) {
        this(range, random, REMEMBERED);
    }

    /**
     * @param remembered so many ports are not handed out again; 0 for a caller that knows who has which
     */
    FreePorts(PortRange range, RandomGenerator random, int remembered) {
        this(range, random, remembered, portsOfConnections());
    }

    /**
     * @param connections where the system takes the ports of outgoing connections from
     */
    FreePorts(
            PortRange range,
            RandomGenerator random,
            int remembered,
            Optional<PortRange> connections) {
        this.range = range;
        this.random = random;
        this.remembered = remembered;
        this.connections = connections;
    }

    /** As Linux tells; empty on other systems. */
    private static Optional<PortRange> portsOfConnections() {
        try {
            String[] ends = Files.readString(CONNECTIONS).strip().split("\\s+");
            return Optional.of(new PortRange(Integer.parseInt(ends[0]), Integer.parseInt(ends[1])));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    int next() {
        return next(port -> false);
    }

    /**
     * @param taken whether somebody has the port who does not listen on it just now
     */
    synchronized int next(IntPredicate taken) {
        IntPredicate risky = port -> connections.filter(ports -> ports.contains(port)).isPresent();
        return find(port -> taken.test(port) || risky.test(port))
                .or(() -> find(taken))
                .orElseThrow(
                        () ->
                                new LaunchException(
                                        "No free port from %d to %d. Widen portRange of the local platform account."
                                                .formatted(range.low(), range.high())));
    }

    private Optional<Integer> find(IntPredicate unwanted) {
        int count = range.high() - range.low() + 1;
        int start = random.nextInt(count);
        for (int i = 0; i < count; i++) {
            int port = range.low() + (start + i) % count;
            if (!handedOut.contains(port) && !unwanted.test(port) && isFree(port)) {
                handedOut.addLast(port);
                // A small range is used again before all that is remembered is forgotten.
                if (handedOut.size() > Math.min(remembered, count / 2)) {
                    handedOut.removeFirst();
                }
                return Optional.of(port);
            }
        }
        return Optional.empty();
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
