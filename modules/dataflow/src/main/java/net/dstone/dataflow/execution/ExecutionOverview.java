package net.dstone.dataflow.execution;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import net.dstone.dataflow.job.TaskJobs;
import org.jspecify.annotations.Nullable;

/**
 * An execution with everything that is known of it. Secrets are masked.
 *
 * @param queuePlace 1 for the next one to be launched; null outside the queue
 * @param platformLimit how many tasks its platform runs at once; null if that is not known
 * @param cause why it failed, in one sentence; null if it has not, or nobody knows
 * @param resourceUrl what was run, in words; null if it was not launched by a server
 * @param properties deployment properties, those of earlier launches included
 * @param appProperties what the program found in its environment
 * @param inheritedProperties the keys of those deployment properties that an earlier launch gave
 * @param children executions of a composed task, the oldest first
 * @param previousId of the same task and target, recorded next before this one
 * @param nextId of the same task and target, recorded next after this one
 */
record ExecutionOverview(
        ExecutionRow execution,
        @Nullable Integer queuePlace,
        @Nullable Integer platformLimit,
        @Nullable String cause,
        @Nullable String resourceUrl,
        Map<String, String> properties,
        Map<String, String> appProperties,
        List<String> inheritedProperties,
        List<TaskJobs.Job> jobs,
        List<ExecutionRow> children,
        @Nullable Long previousId,
        @Nullable Long nextId,
        LogTail.Sizes log,
        Actions actions) {

    /** What can be done with it now. */
    @Schema(name = "ExecutionActions")
    record Actions(boolean stop, boolean launchAgain, boolean cleanUp) {}
}
