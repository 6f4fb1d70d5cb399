package net.dstone.dsl.graph;

import java.util.List;
import net.dstone.dsl.DslException;
import net.dstone.dsl.task.TaskDefinition;

/**
 * A task as nodes and links, in the form that {@code /tools} exchanges. The first node is {@code START}, the last
 * {@code END}.
 */
public record Graph(List<Node> nodes, List<Link> links) {

    public Graph {
        nodes = List.copyOf(nodes);
        links = List.copyOf(links);
    }

    public static Graph of(TaskDefinition task) {
        return GraphDrawing.draw(task);
    }

    /**
     * The definition that has this graph, not checked against the rules for names and labels: {@link
     * TaskDefinition#parse} does that.
     *
     * @return empty for a graph without applications
     * @throws DslException of kind {@code GRAPH_NOT_A_DEFINITION} if no definition has this graph
     */
    public String text() {
        return GraphReading.text(this);
    }
}
