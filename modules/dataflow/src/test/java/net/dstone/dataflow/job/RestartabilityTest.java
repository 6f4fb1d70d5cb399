package net.dstone.dataflow.job;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.dstone.dataflow.schema.SchemaTarget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RestartabilityTest {

    /** The execution with id 3. */
    private static final JobExecution FAILED =
            JobSamples.execution(SchemaTarget.BOOT2, BatchStatus.FAILED);

    @ParameterizedTest
    @EnumSource(names = {"FAILED", "STOPPED"})
    void theLastExecutionRestartsWhenItFailedOrWasStopped(BatchStatus status) {
        assertThatCode(
                        () ->
                                Restartability.require(
                                        JobSamples.execution(SchemaTarget.BOOT2, status),
                                        List.of(run(3, status), run(1, BatchStatus.FAILED)),
                                        List.of()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"FAILED", "STOPPED"})
    void nothingElseRestarts(BatchStatus status) {
        assertThatThrownBy(
                        () ->
                                Restartability.require(
                                        JobSamples.execution(SchemaTarget.BOOT2, status),
                                        List.of(run(3, status)),
                                        List.of()))
                .hasMessage(
                        "JobExecution with Id '3' and state '%s' is not restartable."
                                .formatted(status));
    }

    @Test
    void onlyTheLastExecutionRestarts() {
        assertThatThrownBy(
                        () ->
                                Restartability.require(
                                        FAILED,
                                        List.of(
                                                run(4, BatchStatus.FAILED),
                                                run(3, BatchStatus.FAILED)),
                                        List.of()))
                .hasMessageContaining("restart its last execution '4'");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"FAILED", "STOPPED"})
    void anotherExecutionInAnyOtherStateIsInTheWay(BatchStatus status) {
        for (long other : new long[] {1, 4}) {
            List<Restartability.Run> runs =
                    other == 1
                            ? List.of(run(3, BatchStatus.FAILED), run(1, status))
                            : List.of(run(4, status), run(3, BatchStatus.FAILED));
            assertThatThrownBy(() -> Restartability.require(FAILED, runs, List.of()))
                    .hasMessageContaining("execution '%d' of the instance".formatted(other));
        }
    }

    @Test
    void openStepsAreInTheWay() {
        assertThatThrownBy(
                        () ->
                                Restartability.require(
                                        FAILED,
                                        List.of(run(3, BatchStatus.FAILED)),
                                        List.of("load", "report")))
                .hasMessageContaining("load, report");
    }

    private static Restartability.Run run(long id, BatchStatus status) {
        return new Restartability.Run(id, status);
    }
}
