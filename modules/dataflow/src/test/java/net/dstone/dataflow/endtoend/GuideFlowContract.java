package net.dstone.dataflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import net.dstone.dataflow.endtoend.Api.Execution;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the guide shows, and what an operator does at night, with real processes on one database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GuideFlowContract {

    private static final Path BOOT2_JAR =
            ServerProcess.SAMPLES.resolve("batch-boot2/target/batch-boot2-0.0.1-SNAPSHOT.jar");
    private static final Path BOOT3_JAR =
            ServerProcess.SAMPLES.resolve("batch-boot3/target/batch-boot3-0.0.1-SNAPSHOT.jar");

    private Path folder;
    private ServerProcess server;
    private Api api;

    protected abstract ServerProcess newServer(Path home);

    @BeforeAll
    void startServer(@TempDir Path newFolder) {
        folder = newFolder;
        server = newServer(folder.resolve("home"));
        api = server.start();
        api.register("dstone-batch", "4", SampleProcess.JAR.toUri().toString());
        api.register("boot2", "2", BOOT2_JAR.toUri().toString());
        api.register("boot3", "3", BOOT3_JAR.toUri().toString());
    }

    @AfterAll
    void stopServer() {
        server.close();
    }

    @Test
    void theSampleRegistersItsTasksAndOneRunsWithPropertiesAndArguments() {
        try (SampleProcess sample = new SampleProcess(server.address(), folder.resolve("sample"))) {
            assertThat(sample.api().get("/batch/regtasks").status()).isEqualTo(200);
            assertThat(sample.api().get("/batch/regtasks").status()).isEqualTo(200);
        }
        assertThat(api.json("/tasks/definitions?size=50").at("/page/totalElements").asInt())
                .isGreaterThanOrEqualTo(8);

        Execution execution =
                api.launch(
                        "tableInsertJob",
                        "deployer.dstone-batch.local.javaOpts=-Dspring.profiles.active=dev",
                        "rows=120 day=2026-11-22");

        assertThat(api.awaitEnd(execution)).isEqualTo("SUCCEEDED");
        JsonNode ended = api.execution(execution);
        assertThat(ended.get("taskExecutionStatus").asString()).isEqualTo("COMPLETE");
        assertThat(ended.get("exitCode").asInt()).isZero();
        assertThat(ended.get("arguments").toString()).contains("rows=120", "day=2026-11-22");
        assertThat(ended.get("startTime").asString()).isNotBlank();
        assertThat(ended.get("endTime").asString()).isNotBlank();
        String log = api.log(execution);
        assertThat(log)
                .contains("The following 1 profile is active: \"dev\"")
                .contains("tableInsertJob");
        assertThat(log.indexOf("Starting ")).isLessThan(log.lastIndexOf("COMPLETED"));

        JsonNode job = api.jobs(execution).get(0);
        assertThat(job.get("status").asString()).isEqualTo("COMPLETED");
        assertThat(job.get("jobParametersString").asString()).contains("day=2026-11-22");
        JsonNode steps = api.steps(job.get("executionId").asLong(), execution.target());
        assertThat(steps).isNotEmpty();
        assertThat(steps)
                .allSatisfy(
                        step ->
                                assertThat(step.at("/stepExecution/status").asString())
                                        .isEqualTo("COMPLETED"));
    }

    @Test
    void aFailedBoot4JobRestartsAtTheFailedStep() {
        api.define("settle", "dstone-batch --spring.batch.job.names=restartableJob");
        Execution first = api.launch("settle", "", "failAtStep=report rows=30");
        assertThat(api.awaitEnd(first)).isEqualTo("FAILED");
        assertThat(api.execution(first).get("taskExecutionStatus").asString()).isEqualTo("ERROR");
        restartContinuesAtTheFailedStep("settle", first, "report");
    }

    @Test
    void aFailedBoot3JobRestartsAtTheFailedStep() {
        aFailedJobRestartsAtTheFailedStep("boot3");
    }

    /** Java 8 class files, Spring Batch 4 and tables without prefix. */
    @Test
    void aFailedBoot2JobRestartsAtTheFailedStep() {
        aFailedJobRestartsAtTheFailedStep("boot2");
    }

    private void aFailedJobRestartsAtTheFailedStep(String app) {
        String task = app + "-fails";
        api.define(task, app + " --spring.cloud.task.batch.fail-on-job-failure=true");
        Execution first =
                api.launch(task, "app.%s.sample.fail=true".formatted(app), "day=2026-11-22");
        assertThat(first.target()).isEqualTo(app);
        assertThat(api.awaitEnd(first)).isEqualTo("FAILED");
        restartContinuesAtTheFailedStep(task, first, "work");
    }

    private void restartContinuesAtTheFailedStep(String task, Execution first, String failedStep) {
        assertThat(api.jobs(first).get(0).get("status").asString()).isEqualTo("FAILED");

        Execution second = restartJob(task, first);

        assertThat(api.awaitEnd(second)).isEqualTo("SUCCEEDED");
        JsonNode restarted = api.jobs(second).get(0);
        assertThat(restarted.get("status").asString()).isEqualTo("COMPLETED");
        assertSameInstance(first, second);
        JsonNode steps = api.steps(restarted.get("executionId").asLong(), second.target());
        assertThat(steps.get(0).at("/stepExecution/stepName").asString()).isEqualTo(failedStep);
    }

    @Test
    void aRunningJobIsStoppedAndRestarted() {
        api.define("long", "dstone-batch --spring.batch.job.names=longRunningJob");
        Execution running = api.launch("long", "", "seconds=300");
        awaitWork(running);

        api.stop(running);

        assertThat(api.awaitEnd(running)).isEqualTo("STOPPED");
        JsonNode job = api.jobs(running).get(0);
        assertThat(job.get("status").asString()).isEqualTo("STOPPED");
        assertThat(job.get("restartable").asBoolean()).isTrue();
        restartContinuesTheWork("long", running);
    }

    @Test
    void aKilledProgramIsAFailureThatSaysSoAndItsJobRestarts() throws IOException {
        api.define("killed", "dstone-batch --spring.batch.job.names=longRunningJob");
        // Unlike the other test's, as the same job with the same parameters is the same instance.
        Execution killed = api.launch("killed", "", "seconds=301");
        awaitWork(killed);

        killProgram(killed);

        assertThat(api.awaitEnd(killed)).isEqualTo("FAILED");
        JsonNode run = api.run(killed);
        assertThat(run.get("exitCode").asInt()).isEqualTo(137);
        assertThat(run.get("reason").asString()).contains("killed", "SIGKILL");
        JsonNode ended = api.execution(killed);
        assertThat(ended.get("taskExecutionStatus").asString()).isEqualTo("ERROR");
        assertThat(ended.get("exitCode").asInt()).isEqualTo(137);
        JsonNode job = api.jobs(killed).get(0);
        assertThat(job.get("status").asString()).isEqualTo("FAILED");
        JsonNode steps = api.steps(job.get("executionId").asLong(), killed.target());
        assertThat(steps)
                .singleElement()
                .satisfies(
                        step -> {
                            assertThat(step.at("/stepExecution/status").asString())
                                    .isEqualTo("FAILED");
                            assertThat(
                                            step.at("/stepExecution/exitStatus/exitDescription")
                                                    .asString())
                                    .contains("SIGKILL");
                        });
        restartContinuesTheWork("killed", killed);
    }

    /** The program alone, as the system does when memory runs out; who watches it stays. */
    private void killProgram(Execution execution) throws IOException {
        Path program =
                folder.resolve("home/runs").resolve(api.externalId(execution)).resolve("program");
        long pid = Long.parseLong(Files.readString(program).split(" ", -1)[0]);
        assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
    }

    /** Until the job has noted in its context that the first second is done. */
    private void awaitWork(Execution execution) {
        api.awaitState(execution, Set.of("RUNNING"));
        api.awaitLog(execution, "Working: 1 of");
    }

    /** Of a longRunningJob: it counts the seconds it has worked, those before the restart included. */
    private void restartContinuesTheWork(String task, Execution first) {
        Execution second = restartJob(task, first);

        api.awaitState(second, Set.of("RUNNING"));
        api.awaitLog(second, "Working: ");
        assertThat(api.log(second)).doesNotContain("Working: 0 of");
        assertSameInstance(first, second);
        api.stop(second);
        assertThat(api.awaitEnd(second)).isEqualTo("STOPPED");
    }

    /** Answers the execution that restarts the job of the given one. */
    private Execution restartJob(String task, Execution first) {
        api.restartJob(api.jobs(first).get(0).get("executionId").asLong(), first.target());

        Execution second = api.newest(task);
        assertThat(second.target()).isEqualTo(first.target());
        assertThat(second.id()).isGreaterThan(first.id());
        return second;
    }

    private void assertSameInstance(Execution first, Execution second) {
        assertThat(api.jobs(second).get(0).get("instanceId").asLong())
                .isEqualTo(api.jobs(first).get(0).get("instanceId").asLong());
    }
}
