package net.dstone.dataflow.job;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import net.dstone.dataflow.task.ExecutionKey;
import net.dstone.dataflow.web.PageQuery;
import net.dstone.dataflow.web.PagedModels;
import org.jspecify.annotations.Nullable;
import org.springframework.hateoas.EntityModel;
import org.springframework.hateoas.MediaTypes;
import org.springframework.hateoas.PagedModel;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/jobs/executions")
class JobExecutionController {

    private final BatchSchemas schemas;
    private final JobExecutions executions;
    private final StepExecutions steps;
    private final JobStopping stopping;
    private final JobRestarting restarting;
    private final Clock clock;

    JobExecutionController(
            BatchSchemas schemas,
            JobExecutions executions,
            StepExecutions steps,
            JobStopping stopping,
            JobRestarting restarting,
            Clock clock) {
        this.schemas = schemas;
        this.executions = executions;
        this.steps = steps;
        this.stopping = stopping;
        this.restarting = restarting;
        this.clock = clock;
    }

    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, MediaTypes.HAL_JSON_VALUE})
    PagedModel<EntityModel<JobExecutionResource>> list(
            @RequestParam @Nullable String name,
            @RequestParam @Nullable BatchStatus status,
            PageQuery query) {
        Instant now = clock.instant();
        JobExecutionFilter filter = JobExecutionFilter.ALL.withJobName(name).withStatus(status);
        return PagedModels.of(
                executions
                        .list(filter, query)
                        .map(execution -> JobExecutionResource.model(execution, List.of(), now)));
    }

    @GetMapping(
            path = "/{id}",
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaTypes.HAL_JSON_VALUE})
    EntityModel<JobExecutionResource> get(
            @PathVariable long id, @RequestParam(defaultValue = "") String schemaTarget) {
        JobExecution execution = executions.get(schemas.get(schemaTarget), id);
        return JobExecutionResource.model(execution, steps.of(execution), clock.instant());
    }

    @PutMapping(path = "/{id}", params = "stop=true")
    void stop(@PathVariable long id, @RequestParam(defaultValue = "") String schemaTarget) {
        stopping.stop(schemas.get(schemaTarget), id);
    }

    @PutMapping(
            path = "/{id}",
            params = {"restart=true", "stop!=true"})
    ResponseEntity<Void> restart(
            @PathVariable long id, @RequestParam(defaultValue = "") String schemaTarget) {
        ExecutionKey launched = restarting.restart(schemas.get(schemaTarget), id);
        return ResponseEntity.ok()
                .location(
                        URI.create(
                                "/tasks/executions/%d?schemaTarget=%s"
                                        .formatted(launched.id(), launched.target().wireName())))
                .build();
    }
}
