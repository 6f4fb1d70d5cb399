package net.dstone.dataflow.execution;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToIntFunction;
import net.dstone.dataflow.launch.RunState;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.dataflow.task.ExecutionKey;
import net.dstone.dataflow.task.TaskExecutionDetails;
import net.dstone.dataflow.task.TaskExecutions;
import net.dstone.dataflow.web.Count;
import net.dstone.dataflow.web.NamePattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds executions over all targets, the newest first. What an index answers is read out of it; for the
 * rest no more than a bounded number of candidates is looked at for a page, and the cursor goes on behind
 * them, so that no page reads the whole history.
 */
@Component
class ExecutionSearch {

    /** Executions that are looked at at once in each stream, and counted of each. */
    static final int WINDOW = 1000;

    /** How many windows are looked through for a page, as long as nothing is found. */
    private static final int WINDOWS = 3;

    private final Streams streams;
    private final TaskExecutions executions;
    private final TaskExecutionDetails details;

    ExecutionSearch(Streams streams, TaskExecutions executions, TaskExecutionDetails details) {
        this.streams = streams;
        this.executions = executions;
        this.details = details;
    }

    /**
     * @param next null when there is no more
     */
    record Page(List<ExecutionKey> keys, @Nullable Cursor next) {}

    /**
     * How many there are.
     *
     * @param byState of the filter without its states; each up to {@value #WINDOW}, which means as many or
     *     more
     */
    record Counts(Count total, Map<ExecutionState, Long> byState) {}

    /**
     * A page. It may hold fewer than asked for, or none, although there is a next one: then so many
     * candidates were looked at in vain.
     *
     * @param cursor null for the first page
     */
    Page page(ExecutionFilter filter, int size, @Nullable Cursor cursor) {
        SearchPlan plan = cursor == null ? plan(filter) : cursor.plan();
        Map<Stream, Position> positions = new LinkedHashMap<>();
        for (Stream stream : streamsOf(plan, filter)) {
            Position position =
                    cursor == null ? Position.BEGINNING : cursor.positions().get(stream.key());
            if (position != null) {
                positions.put(stream, position);
            }
        }
        for (int window = 1; ; window++) {
            SearchMerge.Merged merged =
                    SearchMerge.merge(look(plan, filter, positions, size + 1), size);
            Map<String, Position> next = merged.next();
            if (!merged.page().isEmpty() || next.isEmpty() || window == WINDOWS) {
                return new Page(
                        merged.page().stream().map(Candidate::key).toList(),
                        next.isEmpty() ? null : new Cursor(plan, next));
            }
            positions.keySet().removeIf(stream -> !next.containsKey(stream.key()));
            positions.replaceAll((stream, old) -> Objects.requireNonNull(next.get(stream.key())));
        }
    }

    private SearchPlan plan(ExecutionFilter filter) {
        if (filter.parent() != null) {
            return SearchPlan.BY_ID;
        }
        if (filter.isByTime()) {
            return SearchPlan.BY_START;
        }
        if (filter.states().isEmpty()) {
            return SearchPlan.BY_ID;
        }
        String task = filter.exactTask();
        // Of a task with few executions all are looked at; of one with many those of the states.
        return task != null && streams.hasAtMost(task, WINDOW)
                ? SearchPlan.BY_ID
                : SearchPlan.BY_STATE;
    }

    private static List<Stream> streamsOf(SearchPlan plan, ExecutionFilter filter) {
        List<Stream> all = new ArrayList<>();
        for (SchemaTarget target : SchemaTarget.values()) {
            switch (plan) {
                case BY_ID -> all.add(Stream.of(target, Stream.Kind.ALL));
                case BY_START -> {
                    all.add(Stream.of(target, Stream.Kind.STARTED));
                    all.add(Stream.of(target, Stream.Kind.NOT_STARTED));
                }
                case BY_STATE -> {
                    for (RunState state : RunState.values()) {
                        if (filter.allows(ExecutionState.of(state))) {
                            all.add(new Stream(target, Stream.Kind.RUNS, state));
                        }
                    }
                    all.addAll(startedElsewhere(target, filter.states()));
                }
            }
        }
        return all;
    }

    private static List<Stream> startedElsewhere(SchemaTarget target, Set<ExecutionState> states) {
        List<Stream> others = new ArrayList<>();
        if (states.contains(ExecutionState.RUNNING) || states.contains(ExecutionState.UNKNOWN)) {
            others.add(Stream.of(target, Stream.Kind.OPEN));
        }
        if (states.contains(ExecutionState.SUCCEEDED) || states.contains(ExecutionState.FAILED)) {
            others.add(Stream.of(target, Stream.Kind.OLD));
            others.add(Stream.of(target, Stream.Kind.UNLAUNCHED));
        }
        return others;
    }

    /**
     * @param wanted how many are enough of a stream whose rows all match
     */
    private List<SearchMerge.Look> look(
            SearchPlan plan, ExecutionFilter filter, Map<Stream, Position> positions, int wanted) {
        ToIntFunction<Stream> limit =
                stream -> allMatch(plan, stream, filter) ? wanted : Math.max(wanted, WINDOW);
        Map<Stream, List<Candidate>> read = streams.read(positions, filter, limit);
        NamePattern name = filter.taskPattern();
        Map<Stream, List<Candidate>> matches = new LinkedHashMap<>();
        read.forEach(
                (stream, candidates) ->
                        matches.put(
                                stream,
                                candidates.stream()
                                        .filter(
                                                candidate ->
                                                        matches(stream, candidate, filter, name))
                                        .toList()));
        onlyOfPlatform(matches, filter);
        onlyWithText(matches, filter);
        List<SearchMerge.Look> looks = new ArrayList<>();
        read.forEach(
                (stream, candidates) ->
                        looks.add(
                                new SearchMerge.Look(
                                        stream,
                                        Objects.requireNonNull(positions.get(stream)),
                                        Objects.requireNonNull(matches.get(stream)),
                                        candidates.size() < limit.applyAsInt(stream)
                                                ? null
                                                : candidates.getLast())));
        return looks;
    }

    private static boolean allMatch(SearchPlan plan, Stream stream, ExecutionFilter filter) {
        return switch (plan) {
            case BY_ID -> filter.states().isEmpty() && !filter.looksAtRows();
            case BY_START -> false;
            case BY_STATE -> stream.kind() == Stream.Kind.RUNS && filter.isByStateOnly();
        };
    }

    /** What can be seen of the candidate alone. */
    private static boolean matches(
            Stream stream,
            Candidate candidate,
            ExecutionFilter filter,
            @Nullable NamePattern pattern) {
        String exact = filter.exactTask();
        String name = candidate.taskName() == null ? "" : candidate.taskName();
        return filter.allows(candidate.state())
                && (stream.kind() == Stream.Kind.STARTED || filter.allows(candidate.time()))
                && (filter.exitCode() == null || filter.exitCode().equals(candidate.exitCode()))
                && (exact == null || stream.kind() != Stream.Kind.RUNS || exact.equals(name))
                && (pattern == null || pattern.matches(name));
    }

    private void onlyOfPlatform(Map<Stream, List<Candidate>> matches, ExecutionFilter filter) {
        String wanted = filter.platform();
        if (wanted == null) {
            return;
        }
        List<String> unknown =
                matches.values().stream()
                        .flatMap(Collection::stream)
                        .filter(candidate -> candidate.platform() == null)
                        .map(Candidate::externalExecutionId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
        Map<String, String> platforms = details.platformNames(unknown);
        matches.replaceAll(
                (stream, candidates) ->
                        candidates.stream()
                                .filter(
                                        candidate ->
                                                wanted.equals(
                                                        candidate.platform() != null
                                                                ? candidate.platform()
                                                                : platforms.get(
                                                                        Objects.requireNonNullElse(
                                                                                candidate
                                                                                        .externalExecutionId(),
                                                                                ""))))
                                .toList());
    }

    /** Compared as they are shown: looking for a text must not tell what is masked. */
    private void onlyWithText(Map<Stream, List<Candidate>> matches, ExecutionFilter filter) {
        if (filter.text() == null) {
            return;
        }
        Map<ExecutionKey, List<String>> arguments =
                ShownArguments.of(
                        matches.values().stream()
                                .flatMap(Collection::stream)
                                .map(Candidate::key)
                                .toList(),
                        details);
        matches.replaceAll(
                (stream, candidates) ->
                        candidates.stream()
                                .filter(
                                        candidate ->
                                                filter.allowsArguments(
                                                        arguments.getOrDefault(
                                                                candidate.key(), List.of())))
                                .toList());
    }

    /** Counted from the newest on, in each stream up to {@value #WINDOW}. */
    Counts count(ExecutionFilter filter) {
        Map<ExecutionState, Long> byState = new EnumMap<>(ExecutionState.class);
        Set<ExecutionState> incomplete = EnumSet.noneOf(ExecutionState.class);
        ExecutionFilter ofAnyState = filter.withStates(Set.of());
        Map<Stream, Position> looked = new LinkedHashMap<>();
        SearchPlan plan;
        if (ofAnyState.isByStateOnly()) {
            plan = SearchPlan.BY_STATE;
            streams.countRuns(WINDOW + 1)
                    .forEach(
                            (stream, found) -> {
                                ExecutionState state =
                                        ExecutionState.of(
                                                Objects.requireNonNull(stream.runState()));
                                byState.merge(state, found, Long::sum);
                                if (found > WINDOW) {
                                    incomplete.add(state);
                                }
                            });
            for (SchemaTarget target : SchemaTarget.values()) {
                startedElsewhere(target, EnumSet.allOf(ExecutionState.class))
                        .forEach(stream -> looked.put(stream, Position.BEGINNING));
            }
        } else {
            plan = plan(ofAnyState);
            streamsOf(plan, ofAnyState).forEach(stream -> looked.put(stream, Position.BEGINNING));
        }
        for (SearchMerge.Look look : look(plan, ofAnyState, looked, WINDOW + 1)) {
            look.matches().forEach(candidate -> byState.merge(candidate.state(), 1L, Long::sum));
            if (look.wall() != null) {
                incomplete.addAll(possible(look.stream()));
            }
        }
        byState.values().removeIf(found -> found == 0);
        Count total = total(filter, byState, incomplete);
        byState.replaceAll((state, found) -> Math.min(found, WINDOW));
        return new Counts(total, byState);
    }

    private Count total(
            ExecutionFilter filter,
            Map<ExecutionState, Long> byState,
            Set<ExecutionState> incomplete) {
        if (filter.isByStateOnly() && filter.states().isEmpty()) {
            return Count.exactly(executions.count());
        }
        return new Count(
                byState.entrySet().stream()
                        .filter(entry -> filter.allows(entry.getKey()))
                        .mapToLong(Map.Entry::getValue)
                        .sum(),
                incomplete.stream().anyMatch(filter::allows));
    }

    /** The states that executions of a stream may have. */
    private static Set<ExecutionState> possible(Stream stream) {
        return switch (stream.kind()) {
            case ALL, STARTED, NOT_STARTED, RUNS -> EnumSet.allOf(ExecutionState.class);
            case OPEN -> EnumSet.of(ExecutionState.RUNNING, ExecutionState.UNKNOWN);
            case OLD, UNLAUNCHED -> EnumSet.of(ExecutionState.SUCCEEDED, ExecutionState.FAILED);
        };
    }
}
