package net.dstone.dataflow.execution;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.dstone.dataflow.language.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * Says in one sentence why an execution failed, out of what is known of it. What names the cause itself
 * comes before what only names a consequence: memory that ran out before the exception it led to, a job's
 * message before the exit code of its program.
 */
final class FailureCause {

    /** How much of the end of a log is looked at. */
    static final int TAIL = 64 * 1024;

    private static final int LONGEST = 400;

    /** 128 and a signal's number. */
    private static final Map<Integer, String> SIGNALS =
            Map.of(
                    129, "SIGHUP",
                    130, "SIGINT",
                    131, "SIGQUIT",
                    132, "SIGILL",
                    134, "SIGABRT",
                    135, "SIGBUS",
                    136, "SIGFPE",
                    137, "SIGKILL",
                    139, "SIGSEGV",
                    143, "SIGTERM");

    private static final Pattern OUT_OF_MEMORY =
            Pattern.compile("java\\.lang\\.OutOfMemoryError(?::[ \\t]*(\\V+))?");

    /**
     * A line of its own, not one of a stack trace, whose lines are indented. The packages are taken
     * possessively: a greedy group would go one call deeper for each of them.
     */
    private static final Pattern EXCEPTION =
            Pattern.compile(
                    "(?m)^(?:Caused by: |Exception in thread \"[^\"\\v]*\" )?"
                            + "((?:[A-Za-z_][\\w$]*\\.)++(?:[A-Z][\\w$]*)?(?:Exception|Error|Throwable|Failure)"
                            + "(?::[ \\t]\\V*)?)[ \\t]*$");

    /** What the server says when it knows no more than the exit code. */
    private static final Pattern EXIT_CODE_ONLY =
            Pattern.compile("The program (?:ended|recorded a failure) with exit code -?\\d+");

    /**
     * A job or step that failed.
     *
     * @param message Spring Batch's exit message, which is a stack trace as a rule
     */
    record Failed(Kind kind, String name, String message) {

        enum Kind {
            STEP,
            JOB
        }

        private Optional<Sentence> sentence() {
            return line(message)
                    .map(Sentence::reading)
                    .map(
                            text ->
                                    switch (kind) {
                                        case STEP -> Sentence.of("cause.step-failed", name, text);
                                        case JOB -> Sentence.of("cause.job-failed", name, text);
                                    });
        }
    }

    /**
     * @param reason what the server recorded of the end
     * @param timedOut whether the server ended it for taking too long
     * @param failed the innermost first
     * @param errors the end of what the program printed as errors
     * @param output as above, of its output
     */
    record Facts(
            ExecutionState state,
            @Nullable Integer exitCode,
            @Nullable String reason,
            boolean timedOut,
            List<Failed> failed,
            String errors,
            String output) {}

    private FailureCause() {}

    /** Empty when it has not failed, or nothing is known about it. */
    static Optional<Sentence> of(Facts facts) {
        return switch (facts.state()) {
            case QUEUED, LAUNCHING, RUNNING, SUCCEEDED, UNKNOWN -> Optional.empty();
            case STOPPED, CANCELLED, LOST -> line(facts.reason()).map(Sentence::reading);
            case FAILED -> ofFailure(facts);
        };
    }

    private static Optional<Sentence> ofFailure(Facts facts) {
        Optional<String> line = line(facts.reason());
        Optional<Sentence> reason = line.map(Sentence::reading);
        if (facts.timedOut() && reason.isPresent()) {
            return reason;
        }
        return outOfMemory(facts)
                .or(() -> signal(facts.exitCode()))
                .or(() -> batch(facts.failed()))
                .or(
                        () ->
                                line.filter(text -> !EXIT_CODE_ONLY.matcher(text).matches())
                                        .map(Sentence::reading))
                .or(() -> lastException(facts.errors()))
                .or(() -> lastException(facts.output()))
                .or(() -> notRunnable(facts.exitCode()))
                .or(() -> reason)
                .or(
                        () ->
                                Optional.ofNullable(facts.exitCode())
                                        .map(code -> Sentence.of("run.exit-code", code)));
    }

    private static Optional<Sentence> outOfMemory(Facts facts) {
        for (String text : List.of(facts.errors(), facts.output())) {
            Matcher matcher = OUT_OF_MEMORY.matcher(text);
            if (matcher.find()) {
                return Optional.of(
                        line(matcher.group(1))
                                .map(which -> Sentence.of("cause.out-of-memory-of", which))
                                .orElseGet(() -> Sentence.of("cause.out-of-memory")));
            }
        }
        return Optional.empty();
    }

    private static Optional<Sentence> signal(@Nullable Integer exitCode) {
        if (exitCode == null) {
            return Optional.empty();
        }
        int code = exitCode;
        return Optional.ofNullable(SIGNALS.get(code))
                .map(
                        signal ->
                                switch (signal) {
                                    case "SIGKILL" -> Sentence.of("cause.killed");
                                    case "SIGTERM", "SIGINT", "SIGHUP" ->
                                            Sentence.of("cause.asked-to-end", signal, code);
                                    default -> Sentence.of("cause.crashed", signal, code);
                                });
    }

    private static Optional<Sentence> notRunnable(@Nullable Integer exitCode) {
        if (exitCode == null) {
            return Optional.empty();
        }
        return switch (exitCode) {
            case 126 -> Optional.of(Sentence.of("cause.not-executable"));
            case 127 -> Optional.of(Sentence.of("cause.not-found"));
            default -> Optional.empty();
        };
    }

    private static Optional<Sentence> batch(List<Failed> failed) {
        return failed.stream().flatMap(one -> one.sentence().stream()).findFirst();
    }

    /** The last one printed, which is the root of a chain of causes. */
    private static Optional<Sentence> lastException(String text) {
        Matcher matcher = EXCEPTION.matcher(text);
        Optional<String> last = Optional.empty();
        while (matcher.find()) {
            last = line(matcher.group(1));
        }
        return last.map(Sentence::verbatim);
    }

    /** The first line that says something, cut when it is long. */
    static Optional<String> line(@Nullable String text) {
        return text == null
                ? Optional.empty()
                : text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .findFirst()
                        .map(
                                line ->
                                        line.length() <= LONGEST
                                                ? line
                                                : line.substring(0, LONGEST) + "…");
    }
}
