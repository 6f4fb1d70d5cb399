package net.dstone.dataflow.job;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.hateoas.EntityModel;
import org.springframework.hateoas.server.core.Relation;

/** A job instance with its executions, which carry no links here. Names and order are SCDF's. */
@Relation(collectionRelation = "jobInstanceResourceList")
record JobInstanceResource(
        String jobName, long jobInstanceId, List<JobExecutionResource> jobExecutions) {

    /**
     * @param steps by job execution id; none in lists
     */
    static EntityModel<JobInstanceResource> model(
            JobInstances.JobInstance instance, Map<Long, List<StepExecution>> steps, Instant now) {
        return EntityModel.of(
                new JobInstanceResource(
                        instance.jobName(),
                        instance.id(),
                        instance.executions().stream()
                                .map(
                                        execution ->
                                                JobExecutionResource.of(
                                                        execution,
                                                        steps.getOrDefault(
                                                                execution.id(), List.of()),
                                                        now))
                                .toList()),
                JobLinks.self(instance));
    }
}
