package net.dstone.dataflow.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.dstone.dataflow.language.Sentence;
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
        assertThat(cause(facts(state, 1, "any", List.of(), TRACE, TRACE))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"STOPPED", "CANCELLED", "LOST"})
    void anEndThatTheServerKnowsIsToldInItsWords(ExecutionState state) {
        assertThat(cause(facts(state, 143, "Stopped on request", List.of(), TRACE, TRACE)))
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
                        cause(
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
                        cause(
                                facts(
                                        ExecutionState.FAILED,
                                        137,
                                        null,
                                        List.of(
                                                new FailureCause.Failed(
                                                        FailureCause.Failed.Kind.STEP,
                                                        "load",
                                                        "x")),
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

        assertThat(cause(facts)).contains("It ran longer than 5s, its limit");
    }

    @Test
    void theFirstLineOfWhatSpringBatchRecordedComesBeforeTheLog() {
        assertThat(
                        cause(
                                facts(
                                        ExecutionState.FAILED,
                                        1,
                                        "The program ended with exit code 1",
                                        List.of(
                                                new FailureCause.Failed(
                                                        FailureCause.Failed.Kind.STEP,
                                                        "none",
                                                        "\n  \n"),
                                                new FailureCause.Failed(
                                                        FailureCause.Failed.Kind.STEP,
                                                        "load",
                                                        "\norg.x.FlatFileException: line 3\n\tat y"),
                                                new FailureCause.Failed(
                                                        FailureCause.Failed.Kind.JOB,
                                                        "j",
                                                        "later")),
                                        TRACE,
                                        TRACE)))
                .contains("Step 'load' failed: org.x.FlatFileException: line 3");
    }

    @Test
    void theLastExceptionOfTheErrorsElseOfTheOutputIsTheRoot() {
        String root = "org.example.BillingException: no invoice of day 7";

        assertThat(cause(failed(TRACE, "x.OtherException: no"))).contains(root);
        assertThat(cause(failed("a warning\n", TRACE))).contains(root);
        assertThat(cause(failed("Exception in thread \"main\" java.lang.Error: oh\r\n", "")))
                .contains("java.lang.Error: oh");
        assertThat(cause(failed("  at org.x.SomeException: inside a line", "")))
                .contains("The program ended with exit code 1");
    }

    @Test
    void aLineOfManyDotsIsNoException() {
        String dots = "a.".repeat(30_000);

        assertThat(cause(failed(dots + "\n" + TRACE, "")))
                .contains("org.example.BillingException: no invoice of day 7");
        assertThat(cause(failed(dots + "BException: deep", "")))
                .hasValueSatisfying(cause -> assertThat(cause).startsWith("a.a."));
    }

    @Test
    void aLongCauseIsCut() {
        assertThat(cause(failed("a.BException: " + "x".repeat(1000), "")))
                .hasValueSatisfying(cause -> assertThat(cause).hasSize(401).endsWith("x…"));
    }

    @Test
    void aReasonOfTheServersOwnComesBeforeTheLog() {
        assertThat(
                        cause(
                                facts(
                                        ExecutionState.FAILED,
                                        -1,
                                        "The platform refused it: no Java 8",
                                        List.of(),
                                        TRACE,
                                        "")))
                .isEqualTo(Optional.of("The platform refused it: no Java 8"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "137||프로그램이 SIGKILL로 강제 종료되었습니다(종료 코드 137). 누군가 직접 종료했거나 서버의 메모리가 부족했습니다",
                "139||프로그램이 SIGSEGV 신호로 비정상 종료되었습니다(종료 코드 139)",
                "143||외부에서 SIGTERM 신호로 프로그램을 종료했습니다(종료 코드 143)",
                "126||프로그램을 실행할 수 없습니다(종료 코드 126)",
                "7|The program ended with exit code 7|프로그램이 종료되었습니다(종료 코드 7)",
                "-1|Could not be launched: There is no file /a.jar|실행하지 못했습니다: 파일이 없습니다: /a.jar",
            })
    void whatTheServerSaysIsSaidInTheLanguageAskedFor(
            int exitCode, @Nullable String reason, String cause) {
        assertThat(korean(facts(ExecutionState.FAILED, exitCode, reason, List.of(), "", "")))
                .contains(cause);
    }

    @Test
    void whatTheProgramSaysStaysAsItIs() {
        assertThat(
                        korean(
                                facts(
                                        ExecutionState.FAILED,
                                        1,
                                        null,
                                        List.of(
                                                new FailureCause.Failed(
                                                        FailureCause.Failed.Kind.STEP,
                                                        "load",
                                                        "org.x.FlatFileException: line 3")),
                                        "",
                                        "")))
                .contains("스텝 'load' 실패: org.x.FlatFileException: line 3");
        assertThat(korean(failed(TRACE, "")))
                .contains("org.example.BillingException: no invoice of day 7");
    }

    private static Optional<String> cause(FailureCause.Facts facts) {
        return FailureCause.of(facts).map(Sentence::english);
    }

    private static Optional<String> korean(FailureCause.Facts facts) {
        return FailureCause.of(facts).map(cause -> cause.in(Locale.KOREA));
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
