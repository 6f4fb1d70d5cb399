package net.dstone.bench;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A running server, ours or upstream's with its Skipper.
 *
 * @param folder where ours keeps its data
 * @param startMillis from the start of its first process until all answer
 */
record Server(Scdf api, List<Program> programs, Path folder, double startMillis)
        implements AutoCloseable {

    private static final String DATABASE = "--spring.datasource.url=";

    /** This server as its script starts it, cold, with its embedded database unless told another. */
    static Server ours(Setting setting, String... options) {
        Path folder = setting.newFolder("ours");
        int port = Setting.freePort();
        List<String> command = new ArrayList<>();
        command.add(setting.root().resolve("bin/01.dataflow.sh").toString());
        command.addAll(List.of("run", "--server.port=" + port, "--dstone.skipper.port=-1"));
        if (Stream.of(options).noneMatch(option -> option.startsWith(DATABASE))) {
            // The usual one, on a port that nobody else has.
            command.add(
                    DATABASE
                            + "jdbc:h2:tcp://127.0.0.1:%d/./dataflow"
                                    .formatted(Setting.freePort()));
        }
        command.addAll(List.of(options));
        long begin = System.nanoTime();
        Program program = Program.start(folder, Map.of("DSTONE_DATA", folder.toString()), command);
        URI address = URI.create("http://127.0.0.1:" + port);
        program.awaitReady(address.resolve("/management/health"));
        return new Server(new Scdf(address), List.of(program), folder, millisSince(begin));
    }

    /** Upstream's two servers, started together, as they come: each with H2 in memory unless told another. */
    static Server upstream(Setting setting, List<String> options, List<String> skipperOptions) {
        Path folder = setting.newFolder("upstream");
        URI skipperAddress = URI.create("http://127.0.0.1:" + Setting.freePort());
        URI address = URI.create("http://127.0.0.1:" + Setting.freePort());
        long begin = System.nanoTime();
        Program skipper =
                upstream(
                        setting,
                        folder.resolve("skipper"),
                        "spring-cloud-skipper-server",
                        skipperAddress,
                        skipperOptions);
        List<String> all = new ArrayList<>(options);
        all.add("--spring.cloud.skipper.client.server-uri=" + skipperAddress.resolve("/api"));
        // The embedded database listens, too.
        all.add("--spring.dataflow.embedded.database.enabled=true");
        Program dataflow =
                upstream(
                        setting,
                        folder.resolve("dataflow"),
                        "spring-cloud-dataflow-server",
                        address,
                        all);
        skipper.awaitReady(skipperAddress.resolve("/actuator/health"));
        dataflow.awaitReady(address.resolve("/management/health"));
        return new Server(
                new Scdf(address), List.of(dataflow, skipper), folder, millisSince(begin));
    }

    private static Program upstream(
            Setting setting, Path folder, String name, URI address, List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(setting.java17().resolve("bin/java").toString());
        // Its local deployer asks a process object for its id.
        command.addAll(List.of("--add-opens", "java.base/java.lang=ALL-UNNAMED"));
        command.addAll(List.of("-jar", setting.upstreamJar(name).toString()));
        command.add("--server.port=" + address.getPort());
        command.addAll(options);
        return Program.start(folder, Map.of("JAVA_HOME", setting.java17().toString()), command);
    }

    double memory() {
        return programs.stream().mapToDouble(Program::memory).sum();
    }

    private static double millisSince(long begin) {
        return (System.nanoTime() - begin) / 1e6;
    }

    @Override
    public void close() {
        programs.forEach(Program::close);
    }
}
