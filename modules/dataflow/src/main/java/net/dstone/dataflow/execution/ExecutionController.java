package net.dstone.dataflow.execution;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.dataflow.task.ExecutionKey;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Executions for the dashboard, in plain JSON. */
@RestController
class ExecutionController {

    private static final int DEFAULT_SIZE = 20;
    private static final int MAX_SIZE = 200;

    private final ExecutionSearch search;
    private final ExecutionRowReader rows;
    private final ExecutionOverviews overviews;
    private final BulkActions bulk;

    ExecutionController(
            ExecutionSearch search,
            ExecutionRowReader rows,
            ExecutionOverviews overviews,
            BulkActions bulk) {
        this.search = search;
        this.rows = rows;
        this.overviews = overviews;
        this.bulk = bulk;
    }

    /**
     * @param items may be fewer than asked for, or none, although there is a next page
     * @param next the cursor of the next page; null when there is none
     * @param totalIsLowerBound there are more, which were not counted
     * @param counts by state, of the filter without its states; 1000 means as many or more
     */
    record SearchResult(
            List<ExecutionRow> items,
            @Nullable String next,
            long total,
            boolean totalIsLowerBound,
            Map<ExecutionState, Long> counts) {}

    @Operation(
            summary = "Finds task executions, the newest first",
            description =
                    "Goes on behind a page with its cursor 'next'. A page may hold fewer than asked for, or"
                            + " none, although there is a next one. A count of 1000 means as many or more.")
    @GetMapping("/tasks/executions/search")
    SearchResult search(
            @RequestParam(required = false) @Nullable Set<ExecutionState> state,
            @RequestParam(required = false) @Nullable String task,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable Integer exitCode,
            @RequestParam(required = false) @Nullable String platform,
            @RequestParam(required = false) @Nullable Long parent,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(defaultValue = "" + DEFAULT_SIZE) int size,
            @RequestParam(required = false) @Nullable String cursor) {
        ExecutionFilter filter =
                new ExecutionFilter(
                        states(state), task, from, to, exitCode, platform, parent, text);
        ExecutionSearch.Page page =
                search.page(
                        filter,
                        size < 1 ? DEFAULT_SIZE : Math.min(size, MAX_SIZE),
                        cursor == null || cursor.isEmpty() ? null : Cursor.parse(cursor));
        ExecutionSearch.Counts counts = search.count(filter);
        Cursor next = page.next();
        return new SearchResult(
                rows.rows(page.keys()),
                next == null ? null : next.text(),
                Math.max(counts.total().rows(), page.keys().size()),
                counts.total().isLowerBound(),
                counts.byState());
    }

    @Operation(summary = "Shows a task execution with everything that is known of it")
    @GetMapping("/tasks/executions/{id}/overview")
    ExecutionOverview overview(
            @PathVariable long id, @RequestParam(required = false) @Nullable String schemaTarget) {
        return overviews.get(new ExecutionKey(id, SchemaTarget.ofRequest(schemaTarget)));
    }

    /**
     * @param executions those meant, or
     * @param filter what selects them; of these only what the action makes sense for
     */
    record BulkRequest(
            @Nullable BulkAction action,
            @Nullable List<Key> executions,
            @Nullable Filter filter,
            @Nullable Boolean dryRun) {}

    record Key(long id, @Nullable String schemaTarget) {

        ExecutionKey key() {
            return new ExecutionKey(id, SchemaTarget.ofRequest(schemaTarget));
        }
    }

    record Filter(
            @Nullable Set<ExecutionState> state,
            @Nullable String task,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Integer exitCode,
            @Nullable String platform,
            @Nullable String text) {

        ExecutionFilter filter() {
            return new ExecutionFilter(
                    states(state), task, from, to, exitCode, platform, null, text);
        }
    }

    @Operation(
            summary = "Stops, cleans up or launches again many task executions",
            description =
                    "Those named, or up to 1000 that a filter finds and the action makes sense for. A dry run"
                            + " only tells which.")
    @PostMapping("/tasks/executions/bulk")
    BulkActions.Outcome bulk(@RequestBody BulkRequest request) {
        BulkAction action = request.action();
        if (action == null) {
            throw new InvalidSearchException("An 'action' is needed");
        }
        boolean dryRun = Objects.requireNonNullElse(request.dryRun(), false);
        List<Key> named = request.executions();
        Filter filter = request.filter();
        if ((named == null) == (filter == null)) {
            throw new InvalidSearchException("Either 'executions' or a 'filter' is needed");
        }
        return named != null
                ? bulk.act(action, named.stream().map(Key::key).toList(), dryRun)
                : bulk.act(action, Objects.requireNonNull(filter).filter(), dryRun);
    }

    private static Set<ExecutionState> states(@Nullable Set<ExecutionState> wanted) {
        return wanted == null || wanted.isEmpty()
                ? EnumSet.noneOf(ExecutionState.class)
                : EnumSet.copyOf(wanted);
    }
}
