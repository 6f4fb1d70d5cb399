package net.dstone.dataflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import net.dstone.dataflow.endtoend.Api.Execution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GracefulShutdownIT {

    private static final String ACCOUNT =
            "--spring.cloud.dataflow.task.platform.local.accounts.default.";
    private static final int LARGE = 200_000_000;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(15);

    @TempDir private Path folder;

    /**
     * A server that is asked to end while a task runs, one follows its log, another reads a large log and
     * launches come in.
     */
    @Test
    void requestsAreFinishedFollowersLetGoTasksLeftRunningAndLaunchesKept() throws IOException {
        Path gate = folder.resolve("gate");
        Path starts = folder.resolve("starts");
        Path program = folder.resolve("program.sh");
        Files.writeString(
                program,
                """
                #!/bin/sh
                case "$*" in
                  *kind=long*)
                    until [ -e '%1$s' ] || [ ! -e "$0" ]; do echo working; sleep 0.1; done;;
                  *kind=large*) head -c %2$d /dev/zero | tr '\\0' x;;
                  *) echo "$*" | tr ' ' '\\n' | grep ^kind= >> '%3$s';;
                esac
                """
                        .formatted(gate, LARGE, starts));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        try (ServerProcess server =
                        ServerProcess.onEmbeddedDatabase(
                                folder.resolve("home"),
                                ACCOUNT + "maximum-concurrent-tasks=2",
                                ACCOUNT + "java-cmd=" + program);
                HttpClient http = HttpClient.newHttpClient()) {
            Api api = server.start();
            api.register("dstone-batch", "4", SampleProcess.JAR.toUri().toString());
            api.define("any", "dstone-batch");
            Execution large = api.launch("any", "", "kind=large");
            assertThat(api.awaitEnd(large)).isEqualTo("SUCCEEDED");
            Execution across = api.launch("any", "", "kind=long");
            api.awaitLog(across, "working");
            String logs = server.address() + "/tasks/logs/";
            InputStream follower = open(http, logs + api.externalId(across) + "/follow");
            assertThat(follower.read()).isPositive();
            InputStream download = open(http, logs + api.externalId(large) + "/content");
            assertThat(download.read()).isEqualTo('x');
            List<Execution> quick = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                quick.add(api.launch("any", "", "kind=quick" + i));
            }

            CompletableFuture<String> followed =
                    CompletableFuture.supplyAsync(() -> text(follower));
            CompletableFuture<Long> downloaded =
                    CompletableFuture.supplyAsync(() -> length(download));
            Instant asked = Instant.now();
            server.stop();
            Duration stopping = Duration.between(asked, Instant.now());

            System.out.println("The server took " + stopping.toMillis() + " ms to stop");
            assertThat(stopping).isLessThan(LONGEST_STOP);
            assertThat(followed.orTimeout(30, TimeUnit.SECONDS).join())
                    .as("whole events, and no broken connection")
                    .contains("working")
                    .endsWith("\n\n");
            assertThat(downloaded.orTimeout(30, TimeUnit.SECONDS).join()).isEqualTo(LARGE - 1);

            Api again = server.start();
            assertThat(again.run(across).get("state").asString()).isEqualTo("RUNNING");
            for (Execution execution : quick) {
                assertThat(again.awaitEnd(execution)).isEqualTo("SUCCEEDED");
            }
            assertThat(Files.readAllLines(starts))
                    .containsExactlyInAnyOrder(
                            "kind=quick0",
                            "kind=quick1",
                            "kind=quick2",
                            "kind=quick3",
                            "kind=quick4",
                            "kind=quick5");
            Files.createFile(gate);
            assertThat(again.awaitEnd(across)).isEqualTo("SUCCEEDED");
        }
    }

    @Test
    void aTaskThatRunsTooLongIsStoppedByItsAccountsLimitAlsoAfterARestart() throws IOException {
        Path program = folder.resolve("program.sh");
        Files.writeString(program, "#!/bin/sh\nwhile [ -e \"$0\" ]; do sleep 0.1; done\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        try (ServerProcess server =
                ServerProcess.onEmbeddedDatabase(
                        folder.resolve("home"),
                        ACCOUNT + "run-timeout=5s",
                        ACCOUNT + "java-cmd=" + program)) {
            Api api = server.start();
            api.register("dstone-batch", "4", SampleProcess.JAR.toUri().toString());
            api.define("any", "dstone-batch");
            Execution endless = api.launch("any", "", "");
            Execution unlimited = api.launch("any", "deployer.dstone-batch.run-timeout=0", "");
            api.awaitState(endless, Set.of("RUNNING"));

            server.kill();
            Api again = server.start();

            assertThat(again.awaitEnd(endless)).isEqualTo("FAILED");
            assertThat(again.run(endless).get("reason").asString())
                    .contains("ran longer than 5s, its limit", "exit code 143");
            assertThat(again.execution(endless).get("exitCode").asInt()).isEqualTo(143);
            assertThat(again.run(unlimited).get("state").asString()).isEqualTo("RUNNING");
            again.stop(unlimited);
            assertThat(again.awaitEnd(unlimited)).isEqualTo("STOPPED");
        }
    }

    private static InputStream open(HttpClient http, String uri) {
        try {
            HttpResponse<InputStream> response =
                    http.send(
                            HttpRequest.newBuilder(URI.create(uri)).build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            return response.body();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(exception);
        }
    }

    private static String text(InputStream input) {
        try (input) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static long length(InputStream input) {
        try (input) {
            return input.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
