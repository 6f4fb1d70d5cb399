package net.dstone.dataflow.execution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.dstone.dataflow.job.TaskJobs;
import net.dstone.dataflow.language.Sentence;
import net.dstone.dataflow.launch.TaskRun;
import net.dstone.dataflow.launch.TaskRunDetails;
import net.dstone.dataflow.launch.TaskRuns;
import net.dstone.dataflow.task.ExecutionKey;
import net.dstone.dataflow.task.LaunchManifest;
import net.dstone.dataflow.task.NoSuchTaskExecutionException;
import net.dstone.dataflow.task.TaskDefinitions;
import net.dstone.dataflow.task.TaskExecution;
import net.dstone.dataflow.task.TaskExecutionDetails;
import net.dstone.dataflow.task.TaskExecutionRows;
import net.dstone.dataflow.task.TaskExecutions;
import net.dstone.dataflow.web.Masking;
import net.dstone.platform.LogStream;
import org.springframework.stereotype.Component;

/** Gathers what is known of an execution from the features that know it. */
@Component
class ExecutionOverviews {

    /** A composed task with more is shown with as many of them. */
    private static final int MOST_CHILDREN = 200;

    private final TaskExecutions executions;
    private final TaskExecutionRows relations;
    private final TaskExecutionDetails details;
    private final TaskDefinitions definitions;
    private final TaskRuns runs;
    private final TaskRunDetails runDetails;
    private final TaskJobs jobs;
    private final ExecutionRowReader rows;
    private final LogTail logs;

    ExecutionOverviews(
            TaskExecutions executions,
            TaskExecutionRows relations,
            TaskExecutionDetails details,
            TaskDefinitions definitions,
            TaskRuns runs,
            TaskRunDetails runDetails,
            TaskJobs jobs,
            ExecutionRowReader rows,
            LogTail logs) {
        this.executions = executions;
        this.relations = relations;
        this.details = details;
        this.definitions = definitions;
        this.runs = runs;
        this.runDetails = runDetails;
        this.jobs = jobs;
        this.rows = rows;
        this.logs = logs;
    }

    /**
     * @throws NoSuchTaskExecutionException if there is none
     */
    ExecutionOverview get(ExecutionKey key, Locale language) {
        TaskExecution execution = executions.get(key);
        ExecutionRow row =
                rows.rows(List.of(key)).stream()
                        .findFirst()
                        .orElseThrow(() -> new NoSuchTaskExecutionException(key));
        // One that cannot be read as a run is shown as its execution says.
        Optional<TaskRun> found = runs.findAll(List.of(key)).stream().findFirst();
        Optional<TaskRunDetails.Run> run = found.map(runDetails::of);
        Optional<LaunchManifest> manifest =
                Optional.ofNullable(details.manifests(List.of(key)).get(key));
        Optional<LaunchManifest.TaskDeploymentRequest> request =
                manifest.map(LaunchManifest::taskDeploymentRequest);
        List<TaskJobs.Job> itsJobs = jobs.of(key);
        List<ExecutionKey> children =
                relations.children(List.of(key), MOST_CHILDREN).stream()
                        .map(TaskExecutionRows.Child::key)
                        .toList();
        return new ExecutionOverview(
                // What the run tells in more words while it has not ended.
                run.map(known -> row.withReason(known.reason())).orElse(row).in(language),
                run.map(TaskRunDetails.Run::queuePlace).orElse(null),
                run.map(TaskRunDetails.Run::platformLimit).orElse(null),
                cause(row, found.map(TaskRun::timedOut).orElse(false), itsJobs)
                        .map(cause -> cause.in(language))
                        .orElse(null),
                manifest.map(LaunchManifest::resourceDescription).orElse(null),
                request.map(known -> Masking.maskTexts(known.deploymentProperties()))
                        .orElseGet(LinkedHashMap::new),
                request.map(known -> Masking.maskTexts(known.definition().properties()))
                        .orElseGet(LinkedHashMap::new),
                run.map(TaskRunDetails.Run::inheritedProperties).orElse(List.of()),
                itsJobs,
                rows.rows(children).stream().map(child -> child.in(language)).toList(),
                executions.findIdBefore(execution).orElse(null),
                executions.findIdAfter(execution).orElse(null),
                logs.sizes(row.externalExecutionId(), language),
                actions(
                        execution,
                        row,
                        run.isPresent(),
                        request.isPresent()
                                && row.taskName() != null
                                && definitions.find(row.taskName()).isPresent()));
    }

    private static ExecutionOverview.Actions actions(
            TaskExecution execution, ExecutionRow row, boolean launchedHere, boolean launchable) {
        boolean active = ExecutionState.ACTIVE.contains(row.state());
        return new ExecutionOverview.Actions(
                launchedHere
                        ? active
                        : execution.endTime() == null && execution.launchId().isPresent(),
                launchable && !(launchedHere && active),
                BulkAction.CLEAN_UP.states().contains(row.state()));
    }

    private Optional<Sentence> cause(
            ExecutionRow row, boolean timedOut, List<TaskJobs.Job> itsJobs) {
        boolean hasFailed = row.state() == ExecutionState.FAILED;
        return FailureCause.of(
                new FailureCause.Facts(
                        row.state(),
                        row.exitCode(),
                        row.reason(),
                        timedOut,
                        failed(itsJobs),
                        hasFailed ? logs.read(row.externalExecutionId(), LogStream.STDERR) : "",
                        hasFailed ? logs.read(row.externalExecutionId(), LogStream.STDOUT) : ""));
    }

    private static List<FailureCause.Failed> failed(List<TaskJobs.Job> itsJobs) {
        List<FailureCause.Failed> failed = new ArrayList<>();
        for (TaskJobs.Job job : itsJobs) {
            for (TaskJobs.Step step : job.steps()) {
                String message = step.exitMessage();
                if (step.hasFailed() && message != null) {
                    failed.add(
                            new FailureCause.Failed(
                                    FailureCause.Failed.Kind.STEP, step.name(), message));
                }
            }
            String message = job.exitMessage();
            if (job.hasFailed() && message != null) {
                failed.add(
                        new FailureCause.Failed(
                                FailureCause.Failed.Kind.JOB, job.jobName(), message));
            }
        }
        return failed;
    }
}
