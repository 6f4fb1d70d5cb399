package net.dstone.dataflow.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepTypeTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    org.springframework.batch.core.step.item.ChunkOrientedTasklet, org.springframework.batch.core.step.tasklet.TaskletStep, Chunk Oriented Step
                    org.springframework.batch.core.step.tasklet.SystemCommandTasklet, -, System Command Step
                    org.springframework.batch.core.step.tasklet.CallableTaskletAdapter, -, Callable Tasklet Adapter Step
                    org.springframework.batch.core.step.tasklet.MethodInvokingTaskletAdapter, -, Method Invoking Tasklet Adapter Step
                    org.acme.ChunkOrientedTasklet, org.springframework.batch.core.step.tasklet.TaskletStep, org.acme.ChunkOrientedTasklet
                    -, org.springframework.batch.core.step.tasklet.TaskletStep, Tasklet Step
                    -, org.springframework.batch.core.step.item.ChunkOrientedStep, Chunk Oriented Step
                    -, org.springframework.batch.core.job.flow.FlowStep, Flow Step
                    -, org.springframework.batch.core.step.job.JobStep, Job Step
                    -, org.springframework.batch.core.partition.support.PartitionStep, Partition Step
                    -, org.springframework.batch.core.partition.PartitionStep, Partition Step
                    -, org.acme.Own, org.acme.Own
                    -, -, ''
                    """)
    void tellsTheKindByTheNotedClasses(
            @Nullable String tasklet, @Nullable String step, String kind) {
        Map<String, Object> values = new HashMap<>();
        if (tasklet != null) {
            values.put("batch.taskletType", tasklet);
        }
        if (step != null) {
            values.put("batch.stepType", step);
        }

        assertThat(StepType.of(new StepContext(values))).isEqualTo(kind);
    }
}
