package net.dstone.dataflow.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.dstone.dataflow.schema.SchemaTarget;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskExecutionStatusTest {

    @ParameterizedTest
    @CsvSource({
        // begun, ended, exit code, exit code of a composed task's job, status
        "false, false,   ,           , UNKNOWN",
        "false, true,   1,           , UNKNOWN",
        "true,  false,   ,           , RUNNING",
        "true,  false,  0,           , RUNNING",
        "true,  false,   , COMPLETED , RUNNING",
        "true,  true,    ,           , RUNNING",
        "true,  true,   0,           , COMPLETE",
        "true,  true,   1,           , ERROR",
        "true,  true, 143,           , ERROR",
        "true,  true,   0, FAILED    , ERROR",
        "true,  true,   0, STOPPED   , ERROR",
        "true,  true,   0, ABANDONED , ERROR",
        "true,  true,   0, COMPLETED , COMPLETE",
        "true,  true,   1, COMPLETED , COMPLETE",
        "true,  true,    , UNKNOWN   , COMPLETE",
    })
    void followsFromTheRecord(
            boolean begun,
            boolean ended,
            @Nullable Integer exitCode,
            @Nullable String composedJobExitCode,
            TaskExecutionStatus status) {
        TaskExecution execution =
                new TaskExecution(
                        new ExecutionKey(1, SchemaTarget.BOOT3),
                        "nightly",
                        begun ? Instant.EPOCH : null,
                        ended ? Instant.EPOCH : null,
                        exitCode,
                        null,
                        null,
                        null,
                        null,
                        null);
        assertThat(TaskExecutionStatus.of(execution, composedJobExitCode)).isEqualTo(status);
    }
}
