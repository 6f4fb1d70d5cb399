package net.dstone.dataflow.execution;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.dataflow.task.ExecutionKey;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
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
    private static final int MOST_TASKS = 50;
    private static final int MOST_OF_A_TASK = 50;

    private final ExecutionSearch search;
    private final ExecutionRowReader rows;
    private final ExecutionOverviews overviews;
    private final TaskHistory history;
    private final BulkActions bulk;
    private final BulkRequestReader bulkRequests;

    ExecutionController(
            ExecutionSearch search,
            ExecutionRowReader rows,
            ExecutionOverviews overviews,
            TaskHistory history,
            BulkActions bulk,
            BulkRequestReader bulkRequests) {
        this.search = search;
        this.rows = rows;
        this.overviews = overviews;
        this.history = history;
        this.bulk = bulk;
        this.bulkRequests = bulkRequests;
    }

    /**
     * @param items may be fewer than asked for, or none, although there is a next page
     * @param next the cursor of the next page; null when there is none
     * @param total of the filter; null behind the first page, where it would be counted anew in vain
     * @param totalIsLowerBound there are more, which were not counted; null behind the first page
     * @param counts by state, of the filter without its states; 1000 means as many or more; null behind the
     *     first page
     */
    @Schema(name = "ExecutionPage")
    record SearchResult(
            List<ExecutionRow> items,
            @Nullable String next,
            @Nullable Long total,
            @Nullable Boolean totalIsLowerBound,
            @Nullable Map<ExecutionState, Long> counts) {}

    @Operation(
            summary = "Finds task executions, the newest first",
            description =
                    "Goes on behind a page with its cursor 'next'. A page may hold fewer than asked for, or"
                            + " none, although there is a next one. Only the first page, asked for without a"
                            + " cursor, is told with total and counts; a count of 1000 means as many or"
                            + " more.")
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
            @RequestParam(required = false) @Nullable String cursor,
            Locale language) {
        ExecutionFilter filter =
                new ExecutionFilter(
                        BulkRequest.states(state),
                        task,
                        from,
                        to,
                        exitCode,
                        platform,
                        parent,
                        text);
        Cursor behind = cursor == null || cursor.isEmpty() ? null : Cursor.parse(cursor);
        ExecutionSearch.Page page =
                search.page(filter, size < 1 ? DEFAULT_SIZE : Math.min(size, MAX_SIZE), behind);
        Cursor next = page.next();
        if (behind != null) {
            return new SearchResult(
                    rows(page, language), next == null ? null : next.text(), null, null, null);
        }
        ExecutionSearch.Counts counts = search.count(filter);
        return new SearchResult(
                rows(page, language),
                next == null ? null : next.text(),
                Math.max(counts.total().rows(), page.keys().size()),
                counts.total().isLowerBound(),
                counts.byState());
    }

    private List<ExecutionRow> rows(ExecutionSearch.Page page, Locale language) {
        return rows.rows(page.keys()).stream().map(row -> row.in(language)).toList();
    }

    /**
     * @param tasks by name, the newest first
     */
    @Schema(name = "Histories")
    record HistoryResult(Map<String, List<TaskHistory.Run>> tasks) {}

    @Operation(
            summary = "Tells the last executions of several tasks",
            description =
                    "Of 1 to 50 tasks the last 1 to 50 executions each, the newest first; a task that"
                            + " never ran has none.")
    @GetMapping("/tasks/executions/history")
    HistoryResult history(
            @RequestParam List<String> task,
            @RequestParam(defaultValue = "" + DEFAULT_SIZE) int size) {
        List<String> names = task.stream().filter(name -> !name.isBlank()).distinct().toList();
        if (names.isEmpty() || names.size() > MOST_TASKS) {
            throw new InvalidSearchException(
                    "1 to %d tasks can be asked for at once, not %d"
                            .formatted(MOST_TASKS, names.size()));
        }
        if (size < 1 || size > MOST_OF_A_TASK) {
            throw new InvalidSearchException(
                    "'size' must be 1 to %d, not %d".formatted(MOST_OF_A_TASK, size));
        }
        return new HistoryResult(history.of(names, size));
    }

    @Operation(summary = "Shows a task execution with everything that is known of it")
    @GetMapping("/tasks/executions/{id}/overview")
    ExecutionOverview overview(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String schemaTarget,
            Locale language) {
        return overviews.get(new ExecutionKey(id, SchemaTarget.ofRequest(schemaTarget)), language);
    }

    @Operation(
            summary = "Stops, cleans up or launches again many task executions",
            description =
                    "Those named, or up to 1000 that a filter finds and the action makes sense for; what is"
                            + " to be launched again must be named. A dry run only tells which. Fields that"
                            + " are not known are refused, so that no misspelt condition is passed over.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = BulkRequest.class))))
    @PostMapping(path = "/tasks/executions/bulk", consumes = MediaType.APPLICATION_JSON_VALUE)
    BulkActions.Outcome bulk(@RequestBody byte[] body, Locale language) {
        BulkRequest request = bulkRequests.read(body);
        BulkAction action = request.action();
        boolean dryRun = request.dryRun();
        return switch (request.meant()) {
            case BulkRequest.Named(var keys) -> bulk.act(action, keys, dryRun, language);
            case BulkRequest.Found(var filter) -> bulk.act(action, filter, dryRun, language);
        };
    }
}
