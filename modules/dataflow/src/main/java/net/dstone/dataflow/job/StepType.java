package net.dstone.dataflow.job;

import java.util.Map;
import java.util.Optional;

/**
 * What kind of step it was, told by the classes Spring Batch notes in its context. Packages moved between
 * generations, so a class is known by its simple name.
 */
final class StepType {

    private static final Map<String, String> TASKLETS =
            Map.of(
                    "ChunkOrientedTasklet", "Chunk Oriented Step",
                    "SystemCommandTasklet", "System Command Step",
                    "CallableTaskletAdapter", "Callable Tasklet Adapter Step",
                    "MethodInvokingTaskletAdapter", "Method Invoking Tasklet Adapter Step");

    private static final Map<String, String> STEPS =
            Map.of(
                    "ChunkOrientedStep", "Chunk Oriented Step",
                    "TaskletStep", "Tasklet Step",
                    "FlowStep", "Flow Step",
                    "JobStep", "Job Step",
                    "PartitionStep", "Partition Step");

    private StepType() {}

    /** For people; the class name when it is not one of Spring Batch's, empty when none is noted. */
    static String of(StepContext context) {
        Optional<String> tasklet = context.text("batch.taskletType");
        if (tasklet.isPresent()) {
            return label(TASKLETS, tasklet.get());
        }
        return context.text("batch.stepType").map(step -> label(STEPS, step)).orElse("");
    }

    private static String label(Map<String, String> labels, String className) {
        String simpleName = className.substring(className.lastIndexOf('.') + 1);
        boolean batchs = className.startsWith("org.springframework.batch.");
        return batchs ? labels.getOrDefault(simpleName, className) : className;
    }
}
