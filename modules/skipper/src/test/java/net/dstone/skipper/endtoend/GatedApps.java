package net.dstone.skipper.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * The jar of {@link GatedApp} as a file and on a server whose answers wait until they are let through;
 * and the folders of gates, one for each version of an app.
 */
final class GatedApps implements AutoCloseable {

    private final Path folder;
    private final HttpServer web;
    private final CountDownLatch asked;
    private final CountDownLatch letThrough = new CountDownLatch(1);

    /**
     * @param folder an existing, empty one
     * @param downloads how many have to begin for {@link #awaitDownloads}
     */
    GatedApps(Path folder, int downloads) throws IOException {
        this.folder = folder;
        this.asked = new CountDownLatch(downloads);
        Path jar = folder.resolve("gated-1.0.0.jar");
        write(jar);
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        web.createContext(
                "/",
                exchange -> {
                    asked.countDown();
                    try (exchange) {
                        letThrough.await();
                        if (exchange.getRequestURI().getPath().startsWith("/lost")) {
                            exchange.sendResponseHeaders(404, -1);
                            return;
                        }
                        exchange.sendResponseHeaders(200, Files.size(jar));
                        try (OutputStream body = exchange.getResponseBody()) {
                            Files.copy(jar, body);
                        }
                    } catch (InterruptedException exception) {
                        Thread.currentThread().interrupt();
                    }
                });
        web.start();
    }

    private static void write(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, GatedApp.class.getName());
        String entry = GatedApp.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream program = GatedApp.class.getResourceAsStream("/" + entry)) {
            out.putNextEntry(new JarEntry(entry));
            program.transferTo(out);
        }
    }

    /** Where the jar is at once. */
    String file() {
        return folder.resolve("gated").toUri().toString();
    }

    /**
     * Where the jar can be had once downloads are let through.
     *
     * @param name {@code lost} if it is not there then
     */
    String onTheWeb(String name) {
        return "http://127.0.0.1:%d/%s/gated".formatted(web.getAddress().getPort(), name);
    }

    void awaitDownloads() throws InterruptedException {
        assertThat(asked.await(1, TimeUnit.MINUTES)).as("all downloads have begun").isTrue();
    }

    void letDownloadsThrough() {
        letThrough.countDown();
    }

    /** The gates of one version, all closed. */
    Gates gates(String name) throws IOException {
        return new Gates(Files.createDirectory(folder.resolve(name)));
    }

    @Override
    public void close() {
        letThrough.countDown();
        web.stop(0);
    }

    /** The folder that one version of an app is told. */
    record Gates(Path folder) {

        Gates open(String... gates) throws IOException {
            for (String gate : gates) {
                Files.createFile(folder.resolve(gate));
            }
            return this;
        }

        boolean hasStarted() {
            return Files.exists(folder.resolve("started"));
        }

        boolean wasAskedToEnd() {
            return Files.exists(folder.resolve("asked-to-end"));
        }

        /** The processes it ever was, the first start first. */
        List<Long> processes() throws IOException {
            return hasStarted()
                    ? Files.readAllLines(folder.resolve("started")).stream()
                            .map(Long::valueOf)
                            .toList()
                    : List.of();
        }

        boolean runs() throws IOException {
            return processes().stream()
                    .anyMatch(
                            pid ->
                                    ProcessHandle.of(pid)
                                            .filter(ProcessHandle::isAlive)
                                            .isPresent());
        }
    }
}
