package net.dstone.platform.local;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import net.dstone.platform.LaunchException;

/** Hands out ports that are free now and were not handed out lately, as a program takes its port late. */
final class FreePorts {

    private static final int REMEMBERED = 1000;

    private final PortRange range;
    private final RandomGenerator random;
    private final Deque<Integer> handedOut = new ArrayDeque<>();

    FreePorts(PortRange range, RandomGenerator random) {
        this.range = range;
        this.random = random;
    }

    int next() {
        return next(port -> false);
    }

    /**
     * @param taken whether somebody has the port who does not listen on it just now
     */
    synchronized int next(IntPredicate taken) {
        int count = range.high() - range.low() + 1;
        int start = random.nextInt(count);
        for (int i = 0; i < count; i++) {
            int port = range.low() + (start + i) % count;
            if (!handedOut.contains(port) && !taken.test(port) && isFree(port)) {
                handedOut.addLast(port);
                // A small range is used again before all that is remembered is forgotten.
                if (handedOut.size() > Math.min(REMEMBERED, count / 2)) {
                    handedOut.removeFirst();
                }
                return port;
            }
        }
        throw new LaunchException(
                "No free port from %d to %d. Widen portRange of the local platform account."
                        .formatted(range.low(), range.high()));
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
