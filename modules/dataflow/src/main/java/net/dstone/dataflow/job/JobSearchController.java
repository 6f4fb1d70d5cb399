package net.dstone.dataflow.job;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Job executions for the dashboard, in plain JSON. */
@RestController
class JobSearchController {

    private static final int DEFAULT_SIZE = 20;
    private static final int MAX_SIZE = 200;

    private final JobSearch search;

    JobSearchController(JobSearch search) {
        this.search = search;
    }

    /**
     * @param items may be fewer than asked for, or none, although there is a next page
     * @param next the cursor of the next page; null when there is none
     * @param totalIsLowerBound there are more, which were not counted
     * @param counts by status, of the filter without its statuses
     */
    @Schema(name = "JobPage")
    record SearchResult(
            List<Row> items,
            @Nullable String next,
            long total,
            boolean totalIsLowerBound,
            Map<BatchStatus, Long> counts) {}

    /**
     * @param taskExecutionId the launch it ran in; null when it was not launched as a task
     */
    @Schema(name = "JobRow")
    record Row(
            long jobExecutionId,
            String schemaTarget,
            long jobInstanceId,
            String jobName,
            BatchStatus status,
            String exitCode,
            @Nullable Long taskExecutionId,
            @Nullable String taskName,
            @Nullable Instant startTime,
            @Nullable Instant endTime,
            int stepCount,
            List<TaskJobs.Parameter> parameters) {

        static Row of(JobExecution execution) {
            return new Row(
                    execution.id(),
                    execution.schema().name(),
                    execution.instanceId(),
                    execution.jobName(),
                    execution.status(),
                    execution.exitCode(),
                    execution.taskExecutionId(),
                    execution.taskName(),
                    execution.started(),
                    execution.ended(),
                    execution.stepCount(),
                    execution.parameters().stream().map(TaskJobs::parameter).toList());
        }
    }

    @Operation(
            summary = "Finds job executions, the newest first",
            description =
                    "Goes on behind a page with its cursor 'next'. A page may hold fewer than asked for, or"
                            + " none, although there is a next one. Of each set of batch tables no more than"
                            + " 1000 of a status are counted.")
    @GetMapping("/jobs/executions/search")
    SearchResult search(
            @RequestParam(required = false) @Nullable Set<BatchStatus> status,
            @RequestParam(required = false) @Nullable String job,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String exitCode,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(defaultValue = "" + DEFAULT_SIZE) int size,
            @RequestParam(required = false) @Nullable String cursor) {
        JobSearchFilter filter =
                new JobSearchFilter(
                        Objects.requireNonNullElse(status, Set.of()),
                        job,
                        from,
                        to,
                        exitCode,
                        text);
        JobSearch.Page page =
                search.page(
                        filter,
                        size < 1 ? DEFAULT_SIZE : Math.min(size, MAX_SIZE),
                        cursor == null || cursor.isEmpty() ? null : JobSearch.Cursor.parse(cursor));
        JobSearch.Counts counts = search.count(filter);
        JobSearch.Cursor next = page.next();
        return new SearchResult(
                page.content().stream().map(Row::of).toList(),
                next == null ? null : next.text(),
                Math.max(counts.total().rows(), page.content().size()),
                counts.total().isLowerBound(),
                counts.byStatus());
    }
}
