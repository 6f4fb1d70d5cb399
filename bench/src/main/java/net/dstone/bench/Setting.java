package net.dstone.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where things are on this machine.
 *
 * @param root of the project
 * @param java17 home of the JDK that upstream and the tasks run on
 * @param work a folder for everything that is written
 * @param rounds how often what takes long is repeated
 */
record Setting(Path root, Path java17, Path work, int rounds) {

    private static final AtomicInteger FOLDERS = new AtomicInteger();

    Path newFolder(String name) {
        return work.resolve(name + "-" + FOLDERS.incrementAndGet());
    }

    Path app() {
        return root.resolve("bench/app/target/bench-app-1.0.0.jar");
    }

    Path upstreamJar(String name) {
        return root.resolve("bench/target/upstream/" + name + ".jar");
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
