package net.dstone.dataflow.job;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import net.dstone.dataflow.web.PageQuery;
import net.dstone.dataflow.web.PagedModels;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.hateoas.EntityModel;
import org.springframework.hateoas.MediaTypes;
import org.springframework.hateoas.PagedModel;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class JobExecutionThinController {

    private static final String DATE_PATTERN = "yyyy-MM-dd'T'HH:mm:ss,SSS";

    private final BatchSchemas schemas;
    private final JobExecutions executions;
    private final Clock clock;

    JobExecutionThinController(BatchSchemas schemas, JobExecutions executions, Clock clock) {
        this.schemas = schemas;
        this.executions = executions;
        this.clock = clock;
    }

    /**
     * Dates count only together, as with SCDF; ids are those of one schema target, the other conditions
     * hold for all.
     */
    @GetMapping(
            path = "/jobs/thinexecutions",
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaTypes.HAL_JSON_VALUE})
    PagedModel<EntityModel<JobExecutionThinResource>> list(
            @RequestParam @Nullable String name,
            @RequestParam @DateTimeFormat(pattern = DATE_PATTERN) @Nullable LocalDateTime fromDate,
            @RequestParam @DateTimeFormat(pattern = DATE_PATTERN) @Nullable LocalDateTime toDate,
            @RequestParam @Nullable Long jobInstanceId,
            @RequestParam @Nullable Long taskExecutionId,
            @RequestParam(defaultValue = "") String schemaTarget,
            PageQuery query) {
        JobExecutionFilter filter = JobExecutionFilter.ALL.withJobName(name);
        if (fromDate != null && toDate != null) {
            filter = filter.startedBetween(fromDate, toDate);
        }
        if (jobInstanceId != null) {
            filter = filter.ofInstance(schemas.get(schemaTarget), jobInstanceId);
        }
        if (taskExecutionId != null) {
            filter = filter.ofTaskExecution(schemas.get(schemaTarget), taskExecutionId);
        }
        Instant now = clock.instant();
        return PagedModels.of(
                executions
                        .list(filter, query)
                        .map(execution -> JobExecutionThinResource.model(execution, now)));
    }
}
