package net.dstone.dataflow.execution;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.dstone.dataflow.language.Sentence;
import net.dstone.dataflow.launch.TaskLaunching;
import net.dstone.dataflow.launch.TaskStopping;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.dataflow.task.DeleteAction;
import net.dstone.dataflow.task.ExecutionKey;
import net.dstone.dataflow.task.NoSuchTaskExecutionException;
import net.dstone.dataflow.task.TaskExecutionDeleting;
import net.dstone.dataflow.task.TaskExecutionRows;
import net.dstone.dataflow.task.TaskExecutions;
import net.dstone.dataflow.web.DataflowException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Does something with many executions, each for itself: what fails for one does not keep it from the
 * others. A request is for a bounded number of them and is repeated for more.
 */
@Component
class BulkActions {

    /** Executions of one request. */
    static final int MOST = 1000;

    /** Of those as many are told one by one, problems first. */
    private static final int MOST_TOLD = 100;

    /** Pages a filter is looked for on, which may be empty ones. */
    private static final int MOST_PAGES = 50;

    /** Of these where rows have to be looked at: no request reads the whole history. */
    private static final int MOST_PAGES_OF_ROWS = 5;

    /** Children that are counted, of all executions of a request together. */
    private static final int MOST_CHILDREN = 10_000;

    private static final Logger log = LoggerFactory.getLogger(BulkActions.class);

    private final ExecutionSearch search;
    private final ExecutionRowReader rows;
    private final TaskExecutions executions;
    private final TaskExecutionRows relations;
    private final TaskStopping stopping;
    private final TaskExecutionDeleting deleting;
    private final TaskLaunching launching;

    BulkActions(
            ExecutionSearch search,
            ExecutionRowReader rows,
            TaskExecutions executions,
            TaskExecutionRows relations,
            TaskStopping stopping,
            TaskExecutionDeleting deleting,
            TaskLaunching launching) {
        this.search = search;
        this.rows = rows;
        this.executions = executions;
        this.relations = relations;
        this.stopping = stopping;
        this.deleting = deleting;
        this.launching = launching;
    }

    /**
     * @param matched how many executions were meant, children that are deleted with them included
     * @param matchedIsLowerBound there are more, with which nothing was done, or more children
     * @param children how many of those matched are only meant as children of others
     * @param done with how many it was done, children included; 0 in a dry run
     * @param refused with how many it was not done, or would not be; children are not counted
     * @param items the first of them without such children, problems first
     */
    @Schema(name = "BulkOutcome")
    record Outcome(
            int matched,
            boolean matchedIsLowerBound,
            int children,
            int done,
            int refused,
            List<Item> items) {}

    /**
     * @param ok whether it was done, or would be in a dry run
     * @param problem why not
     */
    @Schema(name = "BulkItem")
    record Item(
            long id,
            String schemaTarget,
            @Nullable String taskName,
            boolean ok,
            @Nullable String problem) {}

    /**
     * @throws InvalidSearchException if these are more than {@value #MOST}
     */
    Outcome act(BulkAction action, List<ExecutionKey> keys, boolean dryRun, Locale language) {
        List<ExecutionKey> distinct = keys.stream().distinct().toList();
        if (distinct.size() > MOST) {
            throw new InvalidSearchException(
                    "No more than %d executions can be named at once".formatted(MOST));
        }
        return act(action, distinct, false, dryRun, language);
    }

    /**
     * @throws InvalidSearchException if the filter has no condition, or the action is not one for whatever
     *     happens to meet a filter
     */
    Outcome act(BulkAction action, ExecutionFilter filter, boolean dryRun, Locale language) {
        if (filter.isEmpty()) {
            throw new InvalidSearchException("A 'filter' needs at least one condition");
        }
        if (action == BulkAction.LAUNCH_AGAIN) {
            throw new InvalidSearchException(
                    "What is to be launched again must be named in 'executions'");
        }
        Set<ExecutionState> states = action.statesOf(filter);
        if (states.isEmpty()) {
            return new Outcome(0, false, 0, 0, 0, List.of());
        }
        ExecutionFilter sensible = filter.withStates(states);
        List<ExecutionKey> keys = new ArrayList<>();
        ExecutionSearch.Page page = search.page(sensible, MOST, null);
        keys.addAll(page.keys());
        int most = sensible.looksAtRows() ? MOST_PAGES_OF_ROWS : MOST_PAGES;
        for (int i = 1; i < most && keys.size() < MOST && page.next() != null; i++) {
            page = search.page(sensible, MOST - keys.size(), page.next());
            keys.addAll(page.keys());
        }
        return act(
                action, keys.stream().distinct().toList(), page.next() != null, dryRun, language);
    }

    private Outcome act(
            BulkAction action,
            List<ExecutionKey> keys,
            boolean isLowerBound,
            boolean dryRun,
            Locale language) {
        Map<ExecutionKey, ExecutionRow> found = new LinkedHashMap<>();
        rows.rows(keys).forEach(row -> found.put(key(row), row));
        // Looked for first: what is deleted does not tell its children any more.
        Family family =
                action == BulkAction.CLEAN_UP
                        ? Family.of(found.keySet(), MOST_CHILDREN, relations)
                        : Family.childless(found.keySet());
        Set<ExecutionKey> blocked =
                family.ancestorsOf(relations.running(family.goingWith(parent -> true)));
        List<Item> items = new ArrayList<>();
        Set<ExecutionKey> done = new HashSet<>();
        for (ExecutionKey key : keys) {
            ExecutionRow row = found.get(key);
            if (row == null) {
                items.add(
                        new Item(
                                key.id(),
                                key.target().wireName(),
                                null,
                                false,
                                Sentence.of("bulk.unknown").in(language)));
                continue;
            }
            Optional<Sentence> problem =
                    blocked.contains(key)
                            ? Optional.of(Sentence.of("bulk.child-active"))
                            : act(action, row, dryRun);
            Item item = item(row, problem.map(why -> why.in(language)).orElse(null));
            items.add(item);
            if (item.ok()) {
                done.add(key);
            }
        }
        int children = family.goingWith(parent -> true).size();
        return new Outcome(
                keys.size() + children,
                isLowerBound || !family.complete(),
                children,
                dryRun ? 0 : done.size() + family.goingWith(done::contains).size(),
                Math.toIntExact(items.stream().filter(item -> !item.ok()).count()),
                items.stream().sorted(Comparator.comparing(Item::ok)).limit(MOST_TOLD).toList());
    }

    /** What kept it from being done. */
    private Optional<Sentence> act(BulkAction action, ExecutionRow row, boolean dryRun) {
        if (!action.states().contains(row.state())) {
            return Optional.of(
                    switch (action) {
                        case STOP -> Sentence.of("bulk.not-running");
                        case CLEAN_UP, LAUNCH_AGAIN -> Sentence.of("bulk.not-ended");
                    });
        }
        if (dryRun) {
            return Optional.empty();
        }
        try {
            switch (action) {
                case STOP -> stopping.stop(List.of(key(row)), "");
                case CLEAN_UP ->
                        deleting.delete(List.of(key(row)), EnumSet.allOf(DeleteAction.class));
                case LAUNCH_AGAIN -> launching.launchAgain(executions.get(key(row)));
            }
            return Optional.empty();
        } catch (NoSuchTaskExecutionException exception) {
            // It went with its parent.
            return action == BulkAction.CLEAN_UP ? Optional.empty() : told(exception);
        } catch (DataflowException exception) {
            return told(exception);
        } catch (RuntimeException exception) {
            log.error("{} of task execution {} failed", action, key(row), exception);
            return Optional.of(Sentence.of("bulk.failed", exception.getClass().getSimpleName()));
        }
    }

    private static Optional<Sentence> told(DataflowException exception) {
        return Optional.of(Sentence.reading(String.valueOf(exception.getMessage())));
    }

    private static ExecutionKey key(ExecutionRow row) {
        return new ExecutionKey(row.id(), SchemaTarget.find(row.schemaTarget()).orElseThrow());
    }

    private static Item item(ExecutionRow row, @Nullable String problem) {
        return new Item(row.id(), row.schemaTarget(), row.taskName(), problem == null, problem);
    }
}
