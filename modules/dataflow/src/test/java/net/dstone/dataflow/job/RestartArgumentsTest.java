package net.dstone.dataflow.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import net.dstone.dataflow.schema.SchemaTarget;
import org.junit.jupiter.api.Test;

class RestartArgumentsTest {

    @Test
    void leavesOutWhatTheServerAddsAnew() {
        List<String> recorded =
                List.of(
                        "--mode=full",
                        "--app.import.spring.cloud.task.initialize-enabled=false",
                        "--app.import.spring.batch.jdbc.table-prefix=BATCH_",
                        "--app.import.spring.cloud.task.tablePrefix=TASK_",
                        "--app.import.spring.cloud.task.schemaTarget=boot2",
                        "--app.import.spring.cloud.deployer.bootVersion=2",
                        "--spring.cloud.task.executionid=7",
                        "--spring.batch.job.names=load",
                        "plain");

        assertThat(RestartArguments.of(failed(SchemaTarget.BOOT2), recorded))
                .containsExactly("--mode=full", "--spring.batch.job.names=load", "plain");
    }

    @Test
    void passesSecretsOnUnmasked() {
        assertThat(
                        RestartArguments.of(
                                failed(
                                        SchemaTarget.BOOT3,
                                        text("api.token", "t0p", "java.lang.String")),
                                List.of("--db.password=hunter2")))
                .containsExactly("--db.password=hunter2", "api.token=t0p,java.lang.String");
    }

    @Test
    void addsMissingParametersAsBatch4ReadsThem() {
        JobExecution execution =
                failed(
                        SchemaTarget.BOOT2,
                        new JobParameter(
                                "run.id", JobParameter.Type.LONG, 7L, "7", "java.lang.Long", true),
                        new JobParameter(
                                "rate",
                                JobParameter.Type.DOUBLE,
                                1.5,
                                "1.5",
                                "java.lang.Double",
                                false),
                        date(
                                LocalDate.of(2024, 5, 6)
                                        .atStartOfDay(ZoneId.systemDefault())
                                        .toInstant()),
                        text("day", "mon", "java.lang.String"));

        assertThat(RestartArguments.of(execution, List.of("day=mon")))
                .containsExactly(
                        "day=mon", "run.id(long)=7", "-rate(double)=1.5", "date(date)=2024/05/06");
    }

    @Test
    void addsMissingParametersAsBatch5ReadsThem() {
        JobExecution execution =
                failed(
                        SchemaTarget.BOOT4,
                        JobParameter.ofText("run.id", "java.lang.Long", "7", true),
                        JobParameter.ofText("day", "java.time.LocalDate", "2024-05-06", false));

        assertThat(RestartArguments.of(execution, List.of("--mode=full")))
                .containsExactly(
                        "--mode=full",
                        "run.id=7,java.lang.Long",
                        "day=2024-05-06,java.time.LocalDate,false");
    }

    @Test
    void aParameterIsRecognisedInAnyOfItsForms() {
        JobExecution execution = failed(SchemaTarget.BOOT2, text("day", "mon", "java.lang.String"));

        for (String given : List.of("day=mon", "-day=mon", "+day=mon", "day(string)=mon")) {
            assertThat(RestartArguments.of(execution, List.of(given))).containsExactly(given);
        }
        assertThat(RestartArguments.of(execution, List.of("--day=mon")))
                .containsExactly("--day=mon", "day(string)=mon");
    }

    @Test
    void refusesWhatWouldBeginAnotherInstance() {
        assertThatThrownBy(
                        () ->
                                RestartArguments.of(
                                        failed(SchemaTarget.BOOT2, date(JobSamples.START)),
                                        List.of()))
                .isInstanceOf(JobNotRestartableException.class)
                .hasMessageContaining("'date'");
        assertThatThrownBy(
                        () ->
                                RestartArguments.of(
                                        failed(
                                                SchemaTarget.BOOT3,
                                                text("list", "a,b", "java.lang.String")),
                                        List.of()))
                .isInstanceOf(JobNotRestartableException.class)
                .hasMessageContaining("'list'");
    }

    private static JobExecution failed(SchemaTarget target, JobParameter... parameters) {
        return JobSamples.execution(target, BatchStatus.FAILED, parameters);
    }

    private static JobParameter text(String name, String value, String className) {
        return JobParameter.ofText(name, className, value, true);
    }

    private static JobParameter date(Instant value) {
        return new JobParameter(
                "date", JobParameter.Type.DATE, value, "2024/05/06", "java.util.Date", true);
    }
}
