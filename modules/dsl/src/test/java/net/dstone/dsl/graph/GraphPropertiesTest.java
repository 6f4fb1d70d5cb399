package net.dstone.dsl.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.dstone.dsl.task.TaskDefinition;
import net.dstone.dsl.task.TaskModels;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class GraphPropertiesTest {

    @Property(edgeCases = EdgeCasesMode.NONE, tries = 300)
    void theGraphOfATaskIsWrittenAsATaskWithTheSameGraph(@ForAll("tasks") TaskDefinition task) {
        Graph graph = Graph.of(task);

        assertThatCode(graph::text).as(task.text()).doesNotThrowAnyException();
        TaskDefinition written = TaskDefinition.parse("t", graph.text());

        assertThat(named(Graph.of(written)))
                .as(task.text())
                .containsExactlyInAnyOrderElementsOf(named(graph));
    }

    /** The nodes, and the links between them, without the numbers, which depend on the order in the text. */
    private static List<String> named(Graph graph) {
        Map<String, String> names =
                graph.nodes().stream()
                        .collect(
                                Collectors.toMap(
                                        Node::id,
                                        node ->
                                                "%s: %s %s"
                                                        .formatted(
                                                                node.label().orElse(""),
                                                                node.name(),
                                                                node.properties())));
        Function<Link, String> link =
                l -> names.get(l.from()) + " -" + l.status().orElse("") + "-> " + names.get(l.to());
        List<String> all = graph.links().stream().map(link).collect(Collectors.toList());
        all.addAll(names.values());
        return all;
    }

    @Provide
    Arbitrary<TaskDefinition> tasks() {
        return TaskModels.drawableTasks();
    }
}
