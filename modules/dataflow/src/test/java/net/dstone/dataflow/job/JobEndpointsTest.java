package net.dstone.dataflow.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import net.dstone.dataflow.schema.SchemaTarget;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
class JobEndpointsTest {

    private static final LocalDateTime START = BatchTables.START;

    @Autowired private RestTestClient client;
    @Autowired private DataSource dataSource;
    @Autowired private JdbcClient jdbc;
    @Autowired private JsonMapper json;

    private BatchTables boot2;
    private BatchTables boot4;
    private long task;
    private long instance;
    private long failed;
    private long step;
    private long running;

    @BeforeEach
    void aFailedJobOfBoot2AndARunningOneOfBoot4() {
        for (SchemaTarget target : SchemaTarget.values()) {
            for (String table :
                    List.of(
                            "{batch}STEP_EXECUTION_CONTEXT",
                            "{batch}STEP_EXECUTION",
                            "{batch}JOB_EXECUTION_PARAMS",
                            "{batch}JOB_EXECUTION",
                            "{batch}JOB_INSTANCE",
                            "{task}TASK_BATCH",
                            "{task}EXECUTION_PARAMS",
                            "{task}EXECUTION")) {
                BatchSchema.of(target, jdbc).query("delete from " + table).update();
            }
        }
        jdbc.sql("delete from task_definitions").update();
        jdbc.sql("insert into task_definitions (definition_name, definition) values ('a', 'x')")
                .update();
        boot2 = new BatchTables(SchemaTarget.BOOT2, dataSource);
        task = boot2.task("a");
        instance = boot2.instance("load");
        failed = boot2.execution(instance, BatchStatus.FAILED, START);
        boot2.relate(task, failed);
        boot2.longParameter(failed, "run.id", 7);
        boot2.stringParameter(failed, "mode", "full");
        step = boot2.step(failed, "read", BatchStatus.FAILED, 10, 3010);
        boot2.stepContext(
                step,
                """
                {"@class":"java.util.HashMap","batch.stepType":"org.springframework.batch.core.step.tasklet.TaskletStep"}
                """);
        boot4 = new BatchTables(SchemaTarget.BOOT4, dataSource);
        running = boot4.execution("long", BatchStatus.STARTED, START.plusHours(1));
    }

    @Test
    void oneJobExecutionIsToldInFull() {
        JsonNode job = get("/jobs/executions/" + failed);

        assertThat(job.propertyNames())
                .containsExactly(
                        "executionId",
                        "stepExecutionCount",
                        "jobId",
                        "taskExecutionId",
                        "name",
                        "startDate",
                        "startTime",
                        "duration",
                        "jobExecution",
                        "jobParameters",
                        "jobParametersString",
                        "restartable",
                        "abandonable",
                        "stoppable",
                        "defined",
                        "timeZone",
                        "schemaTarget",
                        "_links");
        assertThat(job.get("jobExecution").propertyNames())
                .containsExactly(
                        "id",
                        "version",
                        "jobParameters",
                        "jobInstance",
                        "stepExecutions",
                        "status",
                        "startTime",
                        "createTime",
                        "endTime",
                        "lastUpdated",
                        "exitStatus",
                        "executionContext",
                        "jobConfigurationName",
                        "failureExceptions",
                        "allFailureExceptions");
        LocalDateTime startInUtc =
                START.atZone(ZoneId.systemDefault())
                        .withZoneSameInstant(ZoneOffset.UTC)
                        .toLocalDateTime();
        assertThat(job.get("startDate").asString()).isEqualTo(startInUtc.toLocalDate().toString());
        assertThat(job.get("startTime").asString())
                .isEqualTo(startInUtc.toLocalTime().withNano(0).toString());
        assertThat(job.get("duration").asString()).isEqualTo("00:00:03");
        assertThat(job.get("taskExecutionId").asLong()).isEqualTo(task);
        assertThat(job.get("jobId").asLong()).isEqualTo(instance);
        assertThat(job.get("jobParameters").toString())
                .isEqualTo("{\"mode\":\"full\",\"run.id(long)\":\"7\"}");
        assertThat(job.get("restartable").asBoolean()).isTrue();
        assertThat(job.get("stoppable").asBoolean()).isFalse();
        assertThat(job.get("defined").asBoolean()).isTrue();
        JsonNode inner = job.get("jobExecution");
        assertThat(inner.get("jobParameters").toString())
                .isEqualTo(
                        """
                        {"parameters":{"mode":{"identifying":true,"value":"full","type":"STRING"},\
                        "run.id":{"identifying":true,"value":7,"type":"LONG"}}}""");
        assertThat(inner.get("executionContext").toString())
                .isEqualTo("{\"dirty\":false,\"empty\":true,\"values\":[]}");
        assertThat(inner.get("jobConfigurationName").isNull()).isTrue();
        assertThat(inner.get("stepExecutions")).hasSize(1);
        assertThat(path(job, "_links.self.href"))
                .endsWith("/jobs/executions/%d?schemaTarget=boot2".formatted(failed));
        assertThat(path(job, "_links.restart.href"))
                .endsWith("/jobs/executions/%d?schemaTarget=boot2&restart=true".formatted(failed));
        assertThat(job.get("_links").propertyNames()).containsExactly("self", "restart");
    }

    @Test
    void listsAreNewestFirstOverAllTargetsAndCountSteps() {
        for (String path : List.of("/jobs/executions", "/jobs/thinexecutions")) {
            JsonNode page = get(path);
            JsonNode jobs = page.get("_embedded").iterator().next();
            assertThat(jobs)
                    .extracting(job -> job.get("schemaTarget").asString())
                    .containsExactly("boot4", "boot2");
            assertThat(jobs)
                    .extracting(job -> job.get("stepExecutionCount").asInt())
                    .containsExactly(0, 1);
            assertThat(path(page, "page.totalElements")).isEqualTo("2");
        }
        assertThat(
                        get("/jobs/executions?status=FAILED")
                                .at("/_embedded/jobExecutionResourceList/0/stepExecutionCount")
                                .asInt())
                .isEqualTo(1);
        assertThat(
                        get("/jobs/thinexecutions")
                                .at("/_embedded/jobExecutionThinResourceList/0")
                                .propertyNames())
                .containsExactly(
                        "executionId",
                        "stepExecutionCount",
                        "jobId",
                        "taskExecutionId",
                        "instanceId",
                        "name",
                        "startDate",
                        "startTime",
                        "startDateTime",
                        "duration",
                        "jobParameters",
                        "jobParametersString",
                        "restartable",
                        "abandonable",
                        "stoppable",
                        "defined",
                        "timeZone",
                        "status",
                        "schemaTarget",
                        "_links");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /jobs/executions?name=load | 1
                    /jobs/executions?name=load&status=COMPLETED | 0
                    /jobs/executions?status=STARTED | 1
                    /jobs/thinexecutions?name=long | 1
                    /jobs/thinexecutions?fromDate=2024-05-06T00:00:00,000&toDate=2024-05-06T07:30:00,000 | 1
                    /jobs/thinexecutions?fromDate=2030-05-06T00:00:00,000 | 2
                    /jobs/thinexecutions?jobInstanceId=9999 | 0
                    /jobs/thinexecutions?taskExecutionId=9999&schemaTarget=boot3 | 0
                    """)
    void listsAreFiltered(String uri, String total) {
        assertThat(path(get(uri), "page.totalElements")).isEqualTo(total);
    }

    @Test
    void executionsOfAnInstanceOrATaskAreThoseOfTheirTarget() {
        assertThat(
                        path(
                                get("/jobs/thinexecutions?jobInstanceId=" + instance),
                                "page.totalElements"))
                .isEqualTo("1");
        assertThat(path(get("/jobs/thinexecutions?taskExecutionId=" + task), "page.totalElements"))
                .isEqualTo("1");
        assertThat(
                        path(
                                get(
                                        "/jobs/thinexecutions?schemaTarget=boot3&taskExecutionId="
                                                + task),
                                "page.totalElements"))
                .isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    GET | /jobs/executions/99999 | 404 | NoSuchJobExecutionException
                    GET | /jobs/executions/abc | 400 | MethodArgumentTypeMismatchException
                    GET | /jobs/executions?name=nope | 404 | NoSuchJobException
                    GET | /jobs/executions?status=ZORG | 400 | MethodArgumentTypeMismatchException
                    GET | /jobs/executions/1?schemaTarget=boot9 | 404 | NoSuchSchemaTargetException
                    GET | /jobs/thinexecutions?name=nope | 404 | NoSuchJobException
                    GET | /jobs/thinexecutions?fromDate=2024-05-06&toDate=2024-05-07 | 400 | MethodArgumentTypeMismatchException
                    GET | /jobs/thinexecutions?jobInstanceId=x | 400 | MethodArgumentTypeMismatchException
                    GET | /jobs/executions/99999/steps | 404 | NoSuchJobExecutionException
                    GET | /jobs/executions/99999/steps/1 | 404 | NoSuchJobExecutionException
                    GET | /jobs/instances | 400 | UnsatisfiedServletRequestParameterException
                    GET | /jobs/instances?name=nope | 404 | NoSuchJobException
                    GET | /jobs/instances/9999 | 404 | NoSuchJobInstanceException
                    PUT | /jobs/executions/99999?stop=true | 404 | NoSuchJobExecutionException
                    PUT | /jobs/executions/99999?restart=true | 404 | NoSuchJobExecutionException
                    PUT | /jobs/executions/1 | 400 | UnsatisfiedServletRequestParameterException
                    """)
    void mistakesAreToldInTheFormClientsRead(
            String method, String uri, int status, String exception) {
        client.method(HttpMethod.valueOf(method))
                .uri(uri)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$._embedded.errors[0].logref")
                .isEqualTo(exception);
    }

    @Test
    void aMissingStepIsNotFound() {
        for (String below : List.of("", "/progress")) {
            client.get()
                    .uri("/jobs/executions/" + failed + "/steps/9999" + below)
                    .exchange()
                    .expectStatus()
                    .isNotFound()
                    .expectBody()
                    .jsonPath("$._embedded.errors[0].logref")
                    .isEqualTo("NoSuchStepExecutionException");
        }
    }

    @Test
    void stepsShowTheirContextOnlyByThemselves() {
        String uri = "/jobs/executions/%d/steps".formatted(failed);
        JsonNode inList = get(uri).at("/_embedded/stepExecutionResourceList/0");
        JsonNode alone = get(uri + "/" + step);

        assertThat(inList.get("stepType").asString()).isEmpty();
        assertThat(path(inList, "stepExecution.executionContext.empty")).isEqualTo("true");
        assertThat(alone.get("stepType").asString()).isEqualTo("Tasklet Step");
        assertThat(alone.at("/stepExecution/executionContext/values").toString())
                .isEqualTo(
                        "[{\"batch.stepType\":\"org.springframework.batch.core.step.tasklet.TaskletStep\"}]");
        assertThat(path(alone, "stepExecution.summary"))
                .isEqualTo(
                        ("StepExecution: id=%d, version=3, name=read, status=FAILED, exitStatus=FAILED,"
                                        + " readCount=10, filterCount=0, writeCount=10 readSkipCount=1,"
                                        + " writeSkipCount=2, processSkipCount=3, commitCount=1,"
                                        + " rollbackCount=0")
                                .formatted(step));
        assertThat(path(alone, "stepExecution.skipCount")).isEqualTo("6");
        assertThat(alone.get("_links").propertyNames()).containsExactly("self", "progress");
    }

    @Test
    void progressComparesAStepWithItsHistory() {
        JsonNode progress = get("/jobs/executions/%d/steps/%d/progress".formatted(failed, step));

        assertThat(progress.propertyNames())
                .containsExactly(
                        "stepExecution",
                        "stepExecutionHistory",
                        "percentageComplete",
                        "finished",
                        "duration",
                        "_links");
        assertThat(progress.get("duration").asDouble()).isEqualTo(3010);
        assertThat(progress.get("percentageComplete").asDouble()).isEqualTo(1);
        assertThat(progress.at("/stepExecutionHistory/readCount").toString())
                .isEqualTo(
                        "{\"count\":1,\"min\":10.0,\"max\":10.0,\"mean\":10.0,\"standardDeviation\":0.0}");
        assertThat(progress.at("/stepExecutionHistory/durationPerRead/mean").asDouble())
                .isEqualTo(301);
    }

    @Test
    void instancesCarryWhatTheirExecutionsReallyAre() {
        JsonNode alone = get("/jobs/instances/" + instance);
        JsonNode inList =
                get("/jobs/instances?name=load").at("/_embedded/jobInstanceResourceList/0");

        assertThat(alone.propertyNames())
                .containsExactly("jobName", "jobInstanceId", "jobExecutions", "_links");
        assertThat(alone.at("/jobExecutions/0/jobExecution/status").asString()).isEqualTo("FAILED");
        assertThat(alone.at("/jobExecutions/0/duration").asString()).isEqualTo("00:00:03");
        assertThat(alone.at("/jobExecutions/0/jobExecution/stepExecutions")).hasSize(1);
        assertThat(alone.at("/jobExecutions/0").has("_links")).isFalse();
        assertThat(inList.at("/jobExecutions/0/jobExecution/stepExecutions")).isEmpty();
        assertThat(path(alone, "_links.self.href"))
                .endsWith("/jobs/instances/%d?schemaTarget=boot2".formatted(instance));
    }

    @Test
    void aRunningJobIsToldToStopOnce() {
        String uri = "/jobs/executions/%d?stop=true&schemaTarget=boot4".formatted(running);
        for (int i = 0; i < 2; i++) {
            client.put().uri(uri).exchange().expectStatus().isOk().expectBody().isEmpty();
        }

        JsonNode stopping = get("/jobs/executions/%d?schemaTarget=boot4".formatted(running));
        assertThat(path(stopping, "jobExecution.status")).isEqualTo("STOPPING");
        assertThat(path(stopping, "jobExecution.version")).isEqualTo("2");
        assertThat(stopping.get("_links").propertyNames())
                .containsExactly("self", "stop", "restart");
        assertThat(
                        jdbc.sql("select count(*) from audit_records where correlation_id = 'long'")
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "stop=true, JobExecutionNotRunningException",
        "restart=true, JobNotRestartableException"
    })
    void whatIsNotInTheStateForItIsRefused(String action, String exception) {
        long completed = boot2.execution("done", BatchStatus.COMPLETED, START);

        client.put()
                .uri("/jobs/executions/%d?%s".formatted(completed, action))
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$._embedded.errors[0].logref")
                .isEqualTo(exception);
    }

    @Test
    void answersAreJsonUnlessHalIsAskedFor() {
        for (String uri :
                List.of("/jobs/executions", "/jobs/executions/" + failed, "/jobs/thinexecutions")) {
            expectType(uri, "*/*", "application/json");
            expectType(uri, "application/json", "application/json");
            expectType(uri, "application/hal+json", "application/hal+json");
        }
        expectType("/jobs/executions/%d/steps".formatted(failed), "*/*", "application/hal+json");
        expectType("/jobs/instances/" + instance, "application/json", "application/json");
    }

    private void expectType(String uri, String accept, String type) {
        client.get()
                .uri(uri)
                .header("Accept", accept)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.valueOf(type));
    }

    private JsonNode get(String uri) {
        byte[] body =
                client.get()
                        .uri(uri)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBody();
        return json.readTree(body);
    }

    private static String path(JsonNode node, String path) {
        return node.at("/" + path.replace('.', '/')).asString();
    }
}
