package net.dstone.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;

class WebModeIT {

    private static final ParameterizedTypeReference<Map<String, Object>> OBJECT =
            new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<List<Map<String, Object>>> LIST =
            new ParameterizedTypeReference<>() {};

    @TempDir static Path folder;
    private static FakeTaskServer server;
    private static BatchProcess batch;
    private static RestClient http;

    @BeforeAll
    static void start() throws IOException {
        server = new FakeTaskServer();
        int port = freePort();
        batch =
                BatchProcess.start(
                        folder,
                        "--server.port=" + port,
                        "--spring.cloud.dataflow.client.server-uri=" + server.uri());
        http =
                RestClient.builder()
                        .baseUrl("http://127.0.0.1:%d/batch".formatted(port))
                        .defaultStatusHandler(status -> true, (request, response) -> {})
                        .build();
        batch.awaitOutput("환경 Stage 로컬 (local)");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @AfterAll
    static void stop() throws InterruptedException {
        batch.terminate();
        assertThat(batch.exitCode()).isEqualTo(143);
        server.close();
    }

    @Test
    void registersEveryJobAsATaskAndIsRepeatableWithoutHarm() {
        assertThat(server.definitions).isEmpty(); // nothing happens at start unless asked
        Stream.of("tableInsertJob", "restartableJob")
                .forEach(job -> server.definitions.put(job, "by hand"));

        List<Map<String, Object>> registrations = regtasks(HttpMethod.POST);
        assertThat(registrations)
                .hasSize(8)
                .contains(
                        Map.of(
                                "job",
                                "tableInsertJob",
                                "task",
                                "tableInsertJob",
                                "outcome",
                                "exists"))
                .contains(
                        Map.of(
                                "job",
                                "longRunningJob",
                                "task",
                                "longRunningJob",
                                "outcome",
                                "created"));
        assertThat(server.definitions)
                .hasSize(8)
                .containsEntry("tableInsertJob", "by hand")
                .containsEntry(
                        "longRunningJob", "dstone-batch --spring.batch.job.names=longRunningJob");

        assertThat(regtasks(HttpMethod.GET))
                .extracting(registration -> registration.get("outcome"))
                .containsOnly("exists");
    }

    private static List<Map<String, Object>> regtasks(HttpMethod method) {
        List<Map<String, Object>> answer =
                http.method(method).uri("/regtasks").retrieve().body(LIST);
        assertThat(answer).isNotNull();
        return answer;
    }

    @Test
    void runsTheTableAndFileJobsOneAfterTheOther() throws IOException {
        assertThat(runToEnd("tableInsertJob?rows=250")).isEqualTo("COMPLETED");
        assertThat(runToEnd("tableUpdateJob?percent=10")).isEqualTo("COMPLETED");
        assertThat(runToEnd("tableUpdatePartitionJob?partitions=3")).isEqualTo("COMPLETED");
        assertThat(runToEnd("tableToFileJob")).isEqualTo("COMPLETED");
        assertThat(runToEnd("fileCopyJob?target=copy/again.csv")).isEqualTo("COMPLETED");
        assertThat(runToEnd("fileToTableJob?file=copy/again.csv")).isEqualTo("COMPLETED");

        assertThat(Files.readAllLines(folder.resolve("files/copy/again.csv")))
                .hasSize(251)
                .contains("id,name,grade,balance", "1,고객-00001,일반,8711", "100,고객-00100,우수,871090");
        assertThat(batch.output())
                .contains("Step gradeRange:84-166 COMPLETED: read 83, written 83")
                .contains("Step loadFile COMPLETED: read 250, written 250, commits 3");
    }

    @Test
    void showsWhatARunIsDoingAndWhyItFailed() {
        assertThat(runToEnd("restartableJob?failAtStep=prepare&run.id(long)=9"))
                .isEqualTo("FAILED");
        Map<String, Object> failed =
                get("/restapi/restartableJob?failAtStep=prepare&run.id=9,java.lang.Long");
        assertThat(failed).containsEntry("job", "restartableJob");
        Map<String, Object> restarted = awaitEnd(failed);
        assertThat(restarted).containsEntry("status", "COMPLETED");
        assertThat(restarted)
                .containsEntry("parameters", Map.of("failAtStep", "prepare", "run.id", "9"));

        ResponseEntity<Map<String, Object>> again =
                answer("/restapi/restartableJob?failAtStep=prepare&run.id(long)=9");
        assertThat(again.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    }

    @Test
    void answersBadRequestsInWords() {
        ResponseEntity<Map<String, Object>> unknown = answer("/restapi/noJob");
        assertThat(unknown.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(String.valueOf(unknown.getBody())).contains("No job named 'noJob'");

        ResponseEntity<Map<String, Object>> wrong =
                answer("/restapi/tableInsertJob?rows(long)=many");
        assertThat(wrong.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(String.valueOf(wrong.getBody())).contains("'many' is no Long");

        assertThat(http.get().uri("/status/4711").retrieve().toBodilessEntity().getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void isUpWhileTheDatabaseAnswers() {
        assertThat(get("/healthCheck")).containsEntry("status", "UP");
    }

    private static String runToEnd(String jobAndParameters) {
        ResponseEntity<Map<String, Object>> started = answer("/restapi/" + jobAndParameters);
        assertThat(started.getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);
        Map<String, Object> body = started.getBody();
        assertThat(body).isNotNull();
        return String.valueOf(awaitEnd(body).get("status"));
    }

    private static Map<String, Object> awaitEnd(Map<String, Object> started) {
        return await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> get("/status/" + started.get("id")),
                        status -> status.get("ended") != null);
    }

    private static Map<String, Object> get(String path) {
        Map<String, Object> body = answer(path).getBody();
        assertThat(body).isNotNull();
        return body;
    }

    private static ResponseEntity<Map<String, Object>> answer(String path) {
        return http.get().uri(path).retrieve().toEntity(OBJECT);
    }
}
