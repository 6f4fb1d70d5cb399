package net.dstone.dataflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import net.dstone.dataflow.launch.FakePlatformConfiguration;
import net.dstone.dataflow.testing.ManyRows;
import net.dstone.dataflow.testing.RowsReadDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.client.RestTestClient;

/**
 * What people look at reads as many rows as it shows, or counts to its limit, whatever the tables hold:
 * an index that is missing, or that an order does not fit any more, is seen by the rows read. No times.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.main.allow-bean-definition-overriding=true"})
@AutoConfigureRestTestClient
@Import({FakePlatformConfiguration.class, ManyRowsContract.Explaining.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ManyRowsContract {

    /** Of these the targets have 20, 50 and 30 thousand. */
    static final int EXECUTIONS = 100_000;

    /**
     * That may be read for one answer: three targets, each with a count up to its limit of something over
     * 1000 and as much again looked up beside. A scan of one of the bigger tables is three times more.
     */
    private static final long MOST_READ = 16_000;

    /**
     * As above, for a search: three windows of 1000 executions of each target and one more to count, each
     * with its run and two arguments; and those of a task to choose by what to look. A scan of everything
     * is six times more.
     */
    private static final long MOST_SEARCHED = 60_000;

    @TestConfiguration(proxyBeanMethods = false)
    static class Explaining {

        @Bean
        static BeanPostProcessor explainingDataSource() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource source
                                    && !(bean instanceof RowsReadDataSource)
                                    && name.equals("dataSource")
                            ? new RowsReadDataSource(source)
                            : bean;
                }
            };
        }
    }

    @Autowired private RestTestClient client;
    @Autowired private DataSource dataSource;
    @Autowired private Map<String, RecurringTask<?>> recurring;

    private boolean filled;

    private RowsReadDataSource rows() {
        RowsReadDataSource rows = (RowsReadDataSource) dataSource;
        if (!filled) {
            ManyRows.fill(rows, EXECUTIONS);
            filled = true;
            // Remembers how many rows there are, which takes reading them once.
            for (String path : List.of("/tasks/executions", "/jobs/executions", "/audit-records")) {
                get(path);
            }
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tasks/executions",
                "/tasks/executions?page=100",
                "/tasks/executions?page=4999",
                "/tasks/executions?name=frequent",
                "/tasks/executions?name=rare",
                "/tasks/executions?name=task-1",
                "/tasks/executions?name=rare&sort=END_TIME,desc",
                "/tasks/executions?sort=TASK_EXECUTION_ID,asc",
                "/tasks/executions?sort=TASK_EXECUTION_ID,desc",
                "/tasks/executions?sort=TASK_NAME,asc",
                "/tasks/executions?sort=TASK_NAME,desc",
                "/tasks/executions?sort=START_TIME,asc",
                "/tasks/executions?sort=END_TIME,asc",
                "/tasks/executions?sort=END_TIME,desc",
                "/tasks/executions?sort=EXIT_CODE,asc",
                "/tasks/executions?sort=EXIT_CODE,desc",
                "/tasks/executions?sort=SCHEMA_TARGET,asc",
                "/tasks/thinexecutions",
                "/tasks/thinexecutions?name=frequent",
                "/tasks/executions/20000?schemaTarget=boot3",
                "/tasks/executions/external/boot3-20000",
                "/tasks/executions/current",
                "/tasks/info/executions",
                "/tasks/info/executions?completed=true",
                "/tasks/info/executions?completed=true&name=frequent",
                "/tasks/info/executions?days=100",
                "/jobs/executions/search",
                "/jobs/executions/search?status=FAILED",
                "/jobs/executions/search?status=STARTED&status=STOPPED",
                "/jobs/executions/search?job=frequent",
                "/jobs/executions/search?job=rare",
                "/jobs/executions/search?job=frequent&status=FAILED",
                "/jobs/executions/search?from=2001-01-01T00:00:00Z&to=2001-01-02T00:00:00Z",
                "/tasks/executions/search",
                "/tasks/executions/search?state=FAILED",
                "/tasks/executions/search?state=RUNNING&state=QUEUED",
                "/tasks/executions/search?state=LOST",
                "/tasks/executions/search?state=UNKNOWN",
                "/tasks/executions/search?task=frequent",
                "/tasks/executions/search?task=rare",
                "/tasks/executions/search?task=rare&state=FAILED",
                "/tasks/executions/search?task=frequent&state=FAILED",
                "/tasks/executions/search?task=ra*",
                "/tasks/executions/history?task=frequent&task=rare&task=none&size=50",
                "/tasks/executions/search?exitCode=1",
                "/tasks/executions/search?exitCode=99",
                "/tasks/executions/search?platform=default",
                "/tasks/executions/search?platform=elsewhere",
                "/tasks/executions/search?parent=17",
                "/tasks/executions/search?text=monday",
                "/tasks/executions/search?text=nowhere",
                "/tasks/executions/search?from=2024-01-01T06:00:00Z&to=2024-01-01T18:00:00Z",
                "/tasks/executions/search?from=2024-01-01T06:00:00Z&state=FAILED",
                "/tasks/executions/search?to=2024-01-02T06:00:00Z",
                "/tasks/executions/search?task=frequent&to=2024-01-02T06:00:00Z",
                "/tasks/executions/20000/overview?schemaTarget=boot3",
                "/tasks/definitions",
                "/tasks/definitions/frequent",
                "/search?q=a",
                "/search?q=20000",
                "/jobs/executions",
                "/jobs/executions?page=100",
                "/jobs/executions?page=4999",
                "/jobs/executions?status=FAILED",
                "/jobs/executions?status=STARTED",
                "/jobs/executions?status=ABANDONED",
                "/jobs/executions?name=frequent",
                "/jobs/executions?name=rare",
                "/jobs/executions?name=task-1",
                "/jobs/thinexecutions",
                "/jobs/thinexecutions?fromDate=2024-01-01T00:00:00,000&toDate=2024-01-01T05:00:00,000",
                "/jobs/thinexecutions?fromDate=2024-01-01T00:00:00,000&toDate=2034-01-01T00:00:00,000",
                "/jobs/thinexecutions?taskExecutionId=20000&schemaTarget=boot3",
                "/jobs/thinexecutions?jobInstanceId=20000&schemaTarget=boot3",
                "/jobs/executions/20000?schemaTarget=boot3",
                "/jobs/executions/20000/steps?schemaTarget=boot3",
                "/jobs/executions/20000/steps/40000?schemaTarget=boot3",
                "/jobs/executions/20000/steps/40000/progress?schemaTarget=boot3",
                "/jobs/instances?name=frequent",
                "/jobs/instances?name=rare",
                "/jobs/instances/20000?schemaTarget=boot3",
                "/audit-records",
                "/audit-records?page=4999",
                "/audit-records?sort=createdOn,desc",
                "/audit-records?sort=id,desc",
                "/audit-records?sort=correlationId,asc",
                "/audit-records?operations=APP_REGISTRATION",
                "/audit-records?operations=TASK&actions=CREATE",
                "/audit-records?operations=LOGIN",
                "/audit-records?fromDate=2024-01-01T01:00:00",
                "/audit-records?fromDate=2024-01-01T01:00:00&toDate=2024-01-01T03:00:00",
                "/audit-records/50000",
                "/management/metrics/dstone.task.running",
                "/management/health",
            })
    void readsNoMoreThanItNeeds(String path) {
        RowsReadDataSource rows = rows();

        List<RowsReadDataSource.Query> queries = rows.queriesOf(() -> get(path));

        assertThat(queries.stream().mapToLong(RowsReadDataSource.Query::rowsRead).sum())
                .as("rows read by %s", queries)
                .isLessThan(mostRead(path));
    }

    /** For what a database is known to read more of. */
    long mostRead(String path) {
        if (path.contains("/jobs/executions/search?job=")) {
            // Instances are named by a thousand ids: of a table no bigger than these here, reading
            // all is
            // as good.
            return 2 * MOST_SEARCHED;
        }
        return path.contains("/executions/search?") ? MOST_SEARCHED : MOST_READ;
    }

    @Test
    void whatRecursReadsNothingThatHasEnded() {
        RowsReadDataSource rows = rows();
        Map<String, RecurringTask<?>> loops = new HashMap<>();
        recurring.forEach((name, task) -> loops.put(name, task));
        assertThat(loops.remove("recountTimer")).isNotNull();
        assertThat(loops).containsKeys("reconcileTimer", "retentionTimer");

        loops.forEach(
                (name, task) ->
                        assertThat(
                                        rows
                                                .queriesOf(
                                                        () -> task.executeRecurringly(null, null))
                                                .stream()
                                                .mapToLong(RowsReadDataSource.Query::rowsRead)
                                                .sum())
                                .as(name)
                                .isLessThan(1000));
    }

    @Test
    void countsAllExactlyAndManyOfAFilterNotToTheEnd() {
        rows();

        assertThat(get("/tasks/executions"))
                .contains("\"totalElements\":%d,".formatted(EXECUTIONS))
                .doesNotContain("totalIsLowerBound");
        assertThat(get("/tasks/executions?name=frequent")).contains("\"totalIsLowerBound\":true");
        assertThat(get("/tasks/executions?name=rare"))
                .contains("\"totalElements\":%d,".formatted(3 * ManyRows.RARELY))
                .doesNotContain("totalIsLowerBound");
        assertThat(get("/tasks/info/executions?completed=true"))
                .contains("\"totalExecutions\":%d,".formatted(EXECUTIONS - 3 * ManyRows.RUNNING));
        assertThat(get("/jobs/executions?name=rare"))
                .contains("\"totalElements\":%d,".formatted(3 * ManyRows.RARELY));
    }

    private String get(String path) {
        return new String(
                client.get()
                        .uri(path)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBodyContent(),
                StandardCharsets.UTF_8);
    }
}
