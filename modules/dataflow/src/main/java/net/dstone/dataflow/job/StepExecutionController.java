package net.dstone.dataflow.job;

import java.time.Clock;
import java.util.List;
import net.dstone.dataflow.web.Page;
import net.dstone.dataflow.web.PageQuery;
import net.dstone.dataflow.web.PagedModels;
import org.springframework.hateoas.EntityModel;
import org.springframework.hateoas.PagedModel;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/jobs/executions/{jobExecutionId}/steps")
class StepExecutionController {

    private final BatchSchemas schemas;
    private final JobExecutions executions;
    private final StepExecutions steps;
    private final Clock clock;

    StepExecutionController(
            BatchSchemas schemas, JobExecutions executions, StepExecutions steps, Clock clock) {
        this.schemas = schemas;
        this.executions = executions;
        this.steps = steps;
        this.clock = clock;
    }

    /** All steps whatever the page asked for, as with SCDF: its clients never ask for a second one. */
    @GetMapping
    PagedModel<EntityModel<StepExecutionResource>> list(
            @PathVariable long jobExecutionId,
            @RequestParam(defaultValue = "") String schemaTarget,
            PageQuery query) {
        List<StepExecution> all =
                steps.of(executions.get(schemas.get(schemaTarget), jobExecutionId));
        return PagedModels.of(
                new Page<>(all, query, all.size())
                        .map(step -> StepExecutionResource.model(step, StepContext.EMPTY)));
    }

    @GetMapping("/{id}")
    EntityModel<StepExecutionResource> get(
            @PathVariable long jobExecutionId,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String schemaTarget) {
        StepExecution step = step(schemaTarget, jobExecutionId, id);
        return StepExecutionResource.model(step, steps.context(step));
    }

    @GetMapping("/{id}/progress")
    EntityModel<StepProgressResource> progress(
            @PathVariable long jobExecutionId,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String schemaTarget) {
        StepExecution step = step(schemaTarget, jobExecutionId, id);
        return StepProgressResource.model(
                step, steps.context(step), steps.history(step), clock.instant());
    }

    private StepExecution step(String schemaTarget, long jobExecutionId, long id) {
        return steps.get(executions.get(schemas.get(schemaTarget), jobExecutionId), id);
    }
}
