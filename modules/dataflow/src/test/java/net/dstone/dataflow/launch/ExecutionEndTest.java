package net.dstone.dataflow.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import net.dstone.dataflow.platform.TimeLimits;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.dataflow.task.ExecutionKey;
import net.dstone.platform.LaunchId;
import net.dstone.platform.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExecutionEndTest {

    private static final Instant QUEUED = Instant.parse("2026-03-04T05:00:00Z");
    private static final Instant STARTED = Instant.parse("2026-03-04T05:01:00Z");
    private static final Instant ENDED = Instant.parse("2026-03-04T05:02:00Z");

    /** Each line: recorded exit code, exit code of the process, recorded message, code and message after. */
    static Stream<Arguments> ends() {
        String killed =
                "The program was killed (exit code 137, SIGKILL): by hand, or because memory ran out";
        return Stream.of(
                Arguments.of(null, 0, null, 0, null),
                Arguments.of(null, 3, null, 3, "The program ended with exit code 3"),
                Arguments.of(0, 0, null, 0, null),
                Arguments.of(0, 137, null, 137, killed),
                Arguments.of(5, 1, null, 5, "The program ended with exit code 1"),
                Arguments.of(5, 1, "told so itself", 5, "told so itself"));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void aRowTheProgramDidNotEndGetsTheExitCodeOfItsProcess(
            @Nullable Integer recorded,
            int exitCode,
            @Nullable String recordedMessage,
            int expectedCode,
            @Nullable String expectedMessage) {
        ExecutionEnd end =
                ExecutionEnd.of(
                        new ExecutionEnd.Recorded(STARTED, null, recorded, recordedMessage),
                        running(null),
                        RunOutcome.exited(running(null), exitCode, ENDED));
        assertThat(end).isEqualTo(new ExecutionEnd(STARTED, ENDED, expectedCode, expectedMessage));
    }

    @Test
    void aRowTheProgramEndedItselfKeepsItsExitCodeWhateverTheProcessExitsWith() {
        ExecutionEnd end =
                ExecutionEnd.of(
                        new ExecutionEnd.Recorded(STARTED, ENDED, 0, null),
                        running(null),
                        RunOutcome.exited(running(null), 5, ENDED));
        assertThat(end).isEqualTo(new ExecutionEnd(STARTED, ENDED, 0, null));
    }

    @Test
    void timesTheProgramWroteStay() {
        Instant ownEnd = ENDED.minusSeconds(1);
        ExecutionEnd end =
                ExecutionEnd.of(
                        new ExecutionEnd.Recorded(STARTED.plusSeconds(2), ownEnd, 0, null),
                        running(null),
                        RunOutcome.exited(running(null), 0, ENDED));
        assertThat(end).isEqualTo(new ExecutionEnd(STARTED.plusSeconds(2), ownEnd, 0, null));
    }

    @Test
    void aLostProgramHasNoExitCodeOfItsOwn() {
        ExecutionEnd end =
                ExecutionEnd.of(
                        new ExecutionEnd.Recorded(null, null, null, null),
                        running(null),
                        RunOutcome.withoutExitCode(RunState.LOST, "rebooted", ENDED));
        assertThat(end).isEqualTo(new ExecutionEnd(STARTED, ENDED, -1, "rebooted"));
    }

    static Stream<Arguments> findings() {
        TaskStatus unknown = new TaskStatus.Unknown();
        TaskStatus running = new TaskStatus.Running(STARTED);
        return Stream.of(
                Arguments.of(launching(), unknown, new RunFinding.NotLaunched()),
                Arguments.of(
                        launching(), new TaskStatus.Pending("pulls"), new RunFinding.AsExpected()),
                Arguments.of(launching(), running, new RunFinding.Started(STARTED)),
                Arguments.of(running(null), running, new RunFinding.AsExpected()),
                Arguments.of(launching(), new TaskStatus.Exited(0, ENDED), RunState.SUCCEEDED),
                Arguments.of(running(null), new TaskStatus.Exited(0, ENDED), RunState.SUCCEEDED),
                Arguments.of(running(null), new TaskStatus.Exited(1, ENDED), RunState.FAILED),
                Arguments.of(running(STARTED), new TaskStatus.Exited(143, ENDED), RunState.STOPPED),
                Arguments.of(running(STARTED), new TaskStatus.Exited(0, ENDED), RunState.STOPPED),
                Arguments.of(
                        running(ENDED.plusMillis(5)),
                        new TaskStatus.Exited(143, ENDED),
                        RunState.STOPPED),
                Arguments.of(
                        running(ENDED.plusSeconds(1)),
                        new TaskStatus.Exited(0, ENDED),
                        RunState.SUCCEEDED),
                Arguments.of(running(null), unknown, RunState.LOST),
                Arguments.of(running(null), new TaskStatus.Lost("reboot"), RunState.LOST),
                Arguments.of(running(STARTED), new TaskStatus.Lost("reboot"), RunState.STOPPED));
    }

    @ParameterizedTest
    @MethodSource("findings")
    void aPlatformsWordMeans(TaskRun run, TaskStatus status, Object expected) {
        RunFinding finding = RunFinding.of(run, status, ENDED);
        if (expected instanceof RunState state) {
            assertThat(finding)
                    .isInstanceOfSatisfying(
                            RunFinding.Ended.class,
                            end -> {
                                assertThat(end.outcome().state()).isEqualTo(state);
                                assertThat(end.outcome().at()).isEqualTo(ENDED);
                            });
        } else {
            assertThat(finding).isEqualTo(expected);
        }
    }

    private static TaskRun launching() {
        return run(RunState.LAUNCHING, null, null);
    }

    private static TaskRun running(@Nullable Instant stopRequestedAt) {
        return run(RunState.RUNNING, STARTED, stopRequestedAt);
    }

    private static TaskRun run(
            RunState state, @Nullable Instant startedAt, @Nullable Instant stopRequestedAt) {
        return new TaskRun(
                new ExecutionKey(1, SchemaTarget.BOOT2),
                new LaunchId("nightly-1"),
                "nightly",
                "default",
                state,
                0,
                QUEUED,
                QUEUED,
                startedAt,
                null,
                stopRequestedAt,
                null,
                null,
                "server",
                QUEUED,
                1,
                TimeLimits.STANDARD,
                null,
                true);
    }
}
