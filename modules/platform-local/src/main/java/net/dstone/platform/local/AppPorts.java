package net.dstone.platform.local;

import java.util.HashSet;
import java.util.Set;
import net.dstone.platform.LaunchException;

/** The ports that instances have, whether they listen on them just now or not. */
final class AppPorts {

    private final LocalCommands commands;
    private final Set<Integer> held = new HashSet<>();

    AppPorts(LocalCommands commands) {
        this.commands = commands;
    }

    /**
     * @throws LaunchException if there is none left
     */
    synchronized int take() {
        int port = commands.freePort(held::contains);
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
