package net.dstone.dataflow.job;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.dstone.dataflow.task.ExecutionKey;
import net.dstone.dataflow.web.PageQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The jobs that task executions ran, for features that show them beside the execution. */
@Component
public class TaskJobs {

    /** A task with more is shown with the newest of them. */
    private static final int MOST_JOBS = 100;

    private final BatchSchemas schemas;
    private final JobExecutions executions;
    private final StepExecutions steps;
    private final JobRestarting restarting;

    TaskJobs(
            BatchSchemas schemas,
            JobExecutions executions,
            StepExecutions steps,
            JobRestarting restarting) {
        this.schemas = schemas;
        this.executions = executions;
        this.steps = steps;
        this.restarting = restarting;
    }

    /**
     * @param exitMessage whole, as Spring Batch recorded it; null when there is none
     * @param restartable whether a restart would be accepted
     * @param steps in the order they ran
     */
    public record Job(
            long jobExecutionId,
            long jobInstanceId,
            String jobName,
            String status,
            String exitCode,
            @Nullable String exitMessage,
            @Nullable Instant startTime,
            @Nullable Instant endTime,
            boolean restartable,
            boolean stoppable,
            List<Parameter> parameters,
            List<Step> steps) {

        /** Whether it ended otherwise than it should. */
        public boolean hasFailed() {
            return status.equals(BatchStatus.FAILED.name());
        }
    }

    /**
     * @param type one of the four that Spring Batch 4 had
     * @param value masked when it is secret
     */
    @Schema(name = "JobParameter")
    public record Parameter(String name, String type, String value, boolean identifying) {}

    /**
     * @param exitMessage its first line; null when there is none
     */
    public record Step(
            long stepExecutionId,
            String name,
            String status,
            String exitCode,
            @Nullable String exitMessage,
            @Nullable Instant startTime,
            @Nullable Instant endTime,
            long readCount,
            long writeCount,
            long filterCount,
            long commitCount,
            long rollbackCount,
            long skipCount) {

        /** Whether it ended otherwise than it should. */
        public boolean hasFailed() {
            return status.equals(BatchStatus.FAILED.name());
        }
    }

    /** The newest first. */
    public List<Job> of(ExecutionKey task) {
        BatchSchema schema = schemas.own(task.target());
        List<JobExecution> found =
                executions
                        .list(
                                JobExecutionFilter.ALL.ofTaskExecution(schema, task.id()),
                                new PageQuery(0, MOST_JOBS, List.of()))
                        .content();
        Map<Long, List<StepExecution>> stepsOf = steps.of(found);
        return found.stream()
                .map(job -> job(job, stepsOf.getOrDefault(job.id(), List.of())))
                .toList();
    }

    private Job job(JobExecution job, List<StepExecution> itsSteps) {
        return new Job(
                job.id(),
                job.instanceId(),
                job.jobName(),
                job.status().name(),
                job.exitCode(),
                textOrNull(job.exitDescription()),
                job.started(),
                job.ended(),
                restarting.isRestartable(job),
                job.status().isStoppable(),
                job.parameters().stream().map(TaskJobs::parameter).toList(),
                itsSteps.stream().map(TaskJobs::step).toList());
    }

    static Parameter parameter(JobParameter parameter) {
        return new Parameter(
                parameter.name(),
                parameter.type().name(),
                parameter.shownText(),
                parameter.identifying());
    }

    private static Step step(StepExecution step) {
        return new Step(
                step.id(),
                step.name(),
                step.status().name(),
                step.exitCode(),
                step.exitDescription()
                        .lines()
                        .filter(line -> !line.isBlank())
                        .findFirst()
                        .orElse(null),
                step.started(),
                step.ended(),
                step.readCount(),
                step.writeCount(),
                step.filterCount(),
                step.commitCount(),
                step.rollbackCount(),
                step.skipCount());
    }

    private static @Nullable String textOrNull(String text) {
        return text.isBlank() ? null : text;
    }
}
