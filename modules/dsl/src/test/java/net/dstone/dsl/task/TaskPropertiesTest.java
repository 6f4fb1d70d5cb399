package net.dstone.dsl.task;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TaskPropertiesTest {

    @Property(edgeCases = EdgeCasesMode.NONE, tries = 150)
    void theTextOfATaskIsReadBackAsTheSameTask(@ForAll("tasks") TaskDefinition task) {
        assertThat(TaskDefinition.parse("t", task.text())).isEqualTo(task);
    }

    @Property(edgeCases = EdgeCasesMode.NONE, tries = 150)
    void childrenHaveNamesOfTheirOwnAndTextsThatCanBeRead(@ForAll("tasks") TaskDefinition task) {
        assertThat(task.children()).extracting(ChildTask::name).doesNotHaveDuplicates();
        assertThat(task.children())
                .allSatisfy(
                        child ->
                                assertThat(
                                                TaskDefinition.parse(child.name(), child.text())
                                                        .singleApp())
                                        .contains(child.app()));
    }

    @Provide
    Arbitrary<TaskDefinition> tasks() {
        return TaskModels.tasks();
    }
}
