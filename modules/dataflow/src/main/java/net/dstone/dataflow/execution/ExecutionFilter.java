package net.dstone.dataflow.execution;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.dstone.dataflow.web.NamePattern;
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

    /** What every database can write, in any time zone. */
    static final Instant EARLIEST = Instant.parse("0001-01-02T00:00:00Z");

    static final Instant LATEST = Instant.parse("9999-12-30T00:00:00Z");

    ExecutionFilter {
        states = Set.copyOf(states);
        task = task == null || task.strip().matches("\\**+") ? null : task.strip();
        platform = platform == null || platform.isBlank() ? null : platform.strip();
        text = text == null || text.isEmpty() ? null : text;
        requireWritable("from", from);
        requireWritable("to", to);
        if (from != null && to != null && !from.isBefore(to)) {
            throw new InvalidSearchException("'from' must be before 'to'");
        }
    }

    private static void requireWritable(String name, @Nullable Instant time) {
        if (time != null && (time.isBefore(EARLIEST) || time.isAfter(LATEST))) {
            throw new InvalidSearchException(
                    "'%s' must lie between the years 1 and 9999".formatted(name));
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

    /** Whether it meets every execution. */
    boolean isEmpty() {
        return isByStateOnly() && states.isEmpty();
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
    @Nullable NamePattern taskPattern() {
        return task == null || exactTask() != null ? null : NamePattern.of(task);
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
