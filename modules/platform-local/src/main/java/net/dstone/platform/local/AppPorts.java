package net.dstone.platform.local;

import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import net.dstone.platform.LaunchException;

/** The ports that instances have, whether they listen on them just now or not. */
final class AppPorts {

    private final FreePorts ports;
    private final Set<Integer> held = new HashSet<>();

    AppPorts(PortRange range) {
        ports = new FreePorts(range, RandomGenerator.getDefault(), 0);
    }

    /**
     * @throws LaunchException if there is none left
     */
    synchronized int take() {
        int port = ports.next(held::contains);
        held.add(port);
        return port;
    }

    synchronized void hold(int port) {
        held.add(port);
    }

    synchronized void release(int port) {
        held.remove(port);
    }
}
