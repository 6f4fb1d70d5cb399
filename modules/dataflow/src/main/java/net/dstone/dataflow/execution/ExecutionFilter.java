package net.dstone.dataflow.execution;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which executions are looked for; null means any, several conditions must all hold.
 *
 * @param states none means any
 * @param task a name, or with {@code *} for any text in it
 * @param from of the start, or of the time it was queued when it has not started; inclusive
 * @param to exclusive
 * @param parent id of the composed task's execution
 * @param text part of an argument as it is shown, in any letter case
 */
record ExecutionFilter(
        Set<ExecutionState> states,
        @Nullable String task,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Integer exitCode,
        @Nullable String platform,
        @Nullable Long parent,
        @Nullable String text) {

    ExecutionFilter {
        states = Set.copyOf(states);
        task = task == null || task.isBlank() || task.matches("\\*+") ? null : task.strip();
        platform = platform == null || platform.isBlank() ? null : platform.strip();
        text = text == null || text.isEmpty() ? null : text;
        if (from != null && to != null && !from.isBefore(to)) {
            throw new InvalidSearchException("'from' must be before 'to'");
        }
    }

    ExecutionFilter withStates(Set<ExecutionState> others) {
        return new ExecutionFilter(others, task, from, to, exitCode, platform, parent, text);
    }

    /** Only of these states; empty when the filter wants none of them. */
    Set<ExecutionState> statesAmong(Set<ExecutionState> possible) {
        Set<ExecutionState> common = EnumSet.copyOf(possible);
        if (!states.isEmpty()) {
            common.retainAll(states);
        }
        return common;
    }

    boolean allows(ExecutionState state) {
        return states.isEmpty() || states.contains(state);
    }

    /** Whether it selects by nothing but the state. */
    boolean isByStateOnly() {
        return task == null
                && !isByTime()
                && exitCode == null
                && platform == null
                && parent == null
                && text == null;
    }

    boolean isByTime() {
        return from != null || to != null;
    }

    /** The name, if it is one and no pattern. */
    @Nullable String exactTask() {
        return task == null || task.contains("*") ? null : task;
    }

    /** Whether there is something that no index answers, so that candidates have to be looked at. */
    boolean looksAtRows() {
        return exitCode != null
                || platform != null
                || text != null
                || (task != null && exactTask() == null);
    }

    /** What a name has to match, if a pattern was given. */
    @Nullable Pattern taskPattern() {
        if (task == null || exactTask() != null) {
            return null;
        }
        List<String> parts = List.of(task.split("\\*+", -1));
        return Pattern.compile(
                String.join(".*", parts.stream().map(Pattern::quote).toList()), Pattern.DOTALL);
    }

    boolean allowsArguments(List<String> shown) {
        if (text == null) {
            return true;
        }
        String wanted = text.toLowerCase(Locale.ROOT);
        return shown.stream()
                .anyMatch(argument -> argument.toLowerCase(Locale.ROOT).contains(wanted));
    }

    /** Whether it lies in the time asked for; always, when none is asked for. */
    boolean allows(Instant moment) {
        return (from == null || !moment.isBefore(from)) && (to == null || moment.isBefore(to));
    }
}
