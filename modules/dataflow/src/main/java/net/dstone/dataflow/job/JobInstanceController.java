package net.dstone.dataflow.job;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
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
@RequestMapping("/jobs/instances")
class JobInstanceController {

    private final BatchSchemas schemas;
    private final JobInstances instances;
    private final StepExecutions steps;
    private final Clock clock;

    JobInstanceController(
            BatchSchemas schemas, JobInstances instances, StepExecutions steps, Clock clock) {
        this.schemas = schemas;
        this.instances = instances;
        this.steps = steps;
        this.clock = clock;
    }

    @GetMapping(params = "name")
    PagedModel<EntityModel<JobInstanceResource>> list(@RequestParam String name, PageQuery query) {
        Instant now = clock.instant();
        return PagedModels.of(
                instances
                        .list(name, query)
                        .map(instance -> JobInstanceResource.model(instance, Map.of(), now)));
    }

    @GetMapping("/{id}")
    EntityModel<JobInstanceResource> get(
            @PathVariable long id, @RequestParam(defaultValue = "") String schemaTarget) {
        JobInstances.JobInstance instance = instances.get(schemas.get(schemaTarget), id);
        return JobInstanceResource.model(
                instance, steps.of(instance.executions()), clock.instant());
    }
}
