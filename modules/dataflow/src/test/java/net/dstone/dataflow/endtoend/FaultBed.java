package net.dstone.dataflow.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import net.dstone.dataflow.endtoend.Api.Execution;
import net.dstone.dataflow.endtoend.Ledger.Kind;
import net.dstone.dataflow.testing.BootJar;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Servers on one database with tasks to be harmed: {@code marked}, a {@link MarkedProgram} that looks like
 * one with Spring Cloud Task; {@code plain}, the same without; {@code batch}, a real program with Spring
 * Batch on Spring Boot 3.
 */
final class FaultBed {

    static final String ACCOUNT = "--spring.cloud.dataflow.task.platform.local.accounts.default.";

    private static final Path BATCH_JAR =
            ServerProcess.SAMPLES.resolve("batch-boot3/target/batch-boot3-0.0.1-SNAPSHOT.jar");

    private final Path folder;
    private final String url;
    private final MarkedProgram program;
    private final Ledger ledger = new Ledger();
    private final List<Path> homes = new ArrayList<>();

    /**
     * @param folder an existing, empty one
     * @param url of an empty PostgreSQL database
     */
    FaultBed(Path folder, String url) throws IOException {
        this.folder = folder;
        this.url = url;
        this.program = new MarkedProgram(Files.createDirectory(folder.resolve("program")));
    }

    /** A server that is not started yet. */
    ServerProcess server(String name, String... settings) {
        Path home = folder.resolve(name);
        homes.add(home);
        return ServerProcess.onPostgres(home, url, settings);
    }

    /** Once for the database. */
    void registerTasks(Api api) {
        Path plain = BootJar.of("2.7.18").write(folder.resolve("plain.jar"));
        api.register("marked", "4", SampleProcess.JAR.toUri().toString());
        api.register("plain", "2", plain.toUri().toString());
        api.register("batch", "3", BATCH_JAR.toUri().toString());
        for (String task : List.of("marked", "plain", "batch")) {
            api.define(task, task);
        }
    }

    /**
     * @param arguments of {@link MarkedProgram}
     */
    Execution launchMarked(Api api, String arguments) {
        return accepted(
                api.launch("marked", program.insteadOfJava("marked"), "target=boot4 " + arguments),
                Kind.MARKED);
    }

    /** As {@link #launchMarked}, but the server has to write the execution's start. */
    Execution launchPlain(Api api, String arguments) {
        return accepted(
                api.launch("plain", program.insteadOfJava("plain"), "target=boot2 " + arguments),
                Kind.MARKED);
    }

    Execution launchBatch(Api api, String properties) {
        return accepted(api.launch("batch", properties, ""), Kind.BATCH);
    }

    Execution accepted(Execution execution, Kind kind) {
        ledger.accepted(execution, kind);
        return execution;
    }

    Path folder() {
        return folder;
    }

    MarkedProgram program() {
        return program;
    }

    Ledger ledger() {
        return ledger;
    }

    RunProcesses processes(String server) {
        return new RunProcesses(folder.resolve(server), ledger);
    }

    DataSource dataSource() {
        return PostgresServer.dataSource(url);
    }

    JdbcClient jdbc() {
        return JdbcClient.create(dataSource());
    }

    Truth truth() {
        return new Truth(dataSource(), homes, program, ledger);
    }
}
