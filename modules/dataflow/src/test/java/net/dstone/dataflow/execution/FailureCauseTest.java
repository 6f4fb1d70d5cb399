package net.dstone.dataflow.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FailureCauseTest {

    private static final String TRACE =
            """
            2026-11-22T10:00:00 ERROR 1 --- [main] o.s.boot.SpringApplication : Application run failed

            java.lang.IllegalStateException: Failed to execute runner
            \tat org.springframework.boot.SpringApplication.run(SpringApplication.java:1)
            Caused by: org.example.BillingException: no invoice of day 7
            \tat org.example.Billing.run(Billing.java:12)
            \t... 12 more
            """;

    @ParameterizedTest
    @EnumSource(names = {"QUEUED", "LAUNCHING", "RUNNING", "SUCCEEDED", "UNKNOWN"})
    void whatHasNotFailedHasNoCause(ExecutionState state) {
        assertThat(FailureCause.of(facts(state, 1, "any", List.of(), TRACE, TRACE))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"STOPPED", "CANCELLED", "LOST"})
    void anEndThatTheServerKnowsIsToldInItsWords(ExecutionState state) {
        assertThat(
                        FailureCause.of(
                                facts(state, 143, "Stopped on request", List.of(), TRACE, TRACE)))
                .contains("Stopped on request");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "137|The program was killed by SIGKILL (exit code 137): by hand, or because the machine ran out of memory",
                "139|The program crashed with SIGSEGV (exit code 139)",
                "134|The program crashed with SIGABRT (exit code 134)",
                "143|The program was asked to end from outside by SIGTERM (exit code 143)",
                "126|The program cannot be executed (exit code 126)",
                "127|The program was not found (exit code 127)",
                "7|The program ended with exit code 7"
            })
    void exitCodesThatMeanSomethingAreExplained(int exitCode, String cause) {
        assertThat(
                        FailureCause.of(
                                facts(
                                        ExecutionState.FAILED,
                                        exitCode,
                                        "The program ended with exit code " + exitCode,
                                        List.of(),
                                        "",
                                        "")))
                .contains(cause);
    }

    @Test
    void memoryThatRanOutComesBeforeWhatItLedTo() {
        String log = "java.lang.OutOfMemoryError: Java heap space\n\tat a.B.c(B.java:1)\n" + TRACE;

        assertThat(
                        FailureCause.of(
                                facts(
                                        ExecutionState.FAILED,
                                        137,
                                        null,
                                        List.of(new FailureCause.Failed("Step 'load'", "x")),
                                        "",
                                        log)))
                .contains(
                        "The program ran out of memory: Java heap space (java.lang.OutOfMemoryError)");
    }

    @Test
    void aTimeLimitComesBeforeTheSignalThatItSent() {
        FailureCause.Facts facts =
                new FailureCause.Facts(
                        ExecutionState.FAILED,
                        143,
                        "It ran longer than 5s, its limit",
                        true,
                        List.of(),
                        "",
                        "");

        assertThat(FailureCause.of(facts)).contains("It ran longer than 5s, its limit");
    }

    @Test
    void theFirstLineOfWhatSpringBatchRecordedComesBeforeTheLog() {
        assertThat(
                        FailureCause.of(
                                facts(
                                        ExecutionState.FAILED,
                                        1,
                                        "The program ended with exit code 1",
                                        List.of(
                                                new FailureCause.Failed("Step 'none'", "\n  \n"),
                                                new FailureCause.Failed(
                                                        "Step 'load'",
                                                        "\norg.x.FlatFileException: line 3\n\tat y"),
                                                new FailureCause.Failed("Job 'j'", "later")),
                                        TRACE,
                                        TRACE)))
                .contains("Step 'load' failed: org.x.FlatFileException: line 3");
    }

    @Test
    void theLastExceptionOfTheErrorsElseOfTheOutputIsTheRoot() {
        String root = "org.example.BillingException: no invoice of day 7";

        assertThat(FailureCause.of(failed(TRACE, "x.OtherException: no"))).contains(root);
        assertThat(FailureCause.of(failed("a warning\n", TRACE))).contains(root);
        assertThat(
                        FailureCause.of(
                                failed("Exception in thread \"main\" java.lang.Error: oh\r\n", "")))
                .contains("java.lang.Error: oh");
        assertThat(FailureCause.of(failed("  at org.x.SomeException: inside a line", "")))
                .contains("The program ended with exit code 1");
    }

    @Test
    void aLineOfManyDotsIsNoException() {
        String dots = "a.".repeat(30_000);

        assertThat(FailureCause.of(failed(dots + "\n" + TRACE, "")))
                .contains("org.example.BillingException: no invoice of day 7");
        assertThat(FailureCause.of(failed(dots + "BException: deep", "")))
                .hasValueSatisfying(cause -> assertThat(cause).startsWith("a.a."));
    }

    @Test
    void aLongCauseIsCut() {
        assertThat(FailureCause.of(failed("a.BException: " + "x".repeat(1000), "")))
                .hasValueSatisfying(cause -> assertThat(cause).hasSize(401).endsWith("x…"));
    }

    @Test
    void aReasonOfTheServersOwnComesBeforeTheLog() {
        assertThat(
                        FailureCause.of(
                                facts(
                                        ExecutionState.FAILED,
                                        -1,
                                        "The platform refused it: no Java 8",
                                        List.of(),
                                        TRACE,
                                        "")))
                .isEqualTo(Optional.of("The platform refused it: no Java 8"));
    }

    private static FailureCause.Facts failed(String errors, String output) {
        return facts(ExecutionState.FAILED, 1, null, List.of(), errors, output);
    }

    private static FailureCause.Facts facts(
            ExecutionState state,
            @Nullable Integer exitCode,
            @Nullable String reason,
            List<FailureCause.Failed> failed,
            String errors,
            String output) {
        return new FailureCause.Facts(state, exitCode, reason, false, failed, errors, output);
    }
}
