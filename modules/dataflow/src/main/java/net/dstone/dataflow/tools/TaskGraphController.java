package net.dstone.dataflow.tools;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import net.dstone.dsl.DslException;
import net.dstone.dsl.graph.Graph;
import net.dstone.dsl.graph.Link;
import net.dstone.dsl.graph.Node;
import net.dstone.dsl.task.TaskDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.hateoas.EntityModel;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Converts between the text of composed tasks and the graph editors draw. */
@RestController
@RequestMapping("/tools")
class TaskGraphController {

    record TaskText(@Nullable String name, @Nullable String dsl) {}

    /** What is not asked for, or could not be made because of the errors, is null. */
    record Conversion(
            @Nullable GraphResource graph, @Nullable String dsl, List<ConversionError> errors) {

        static Conversion failed(DslException exception) {
            return new Conversion(
                    null,
                    null,
                    exception.problems().stream()
                            .map(
                                    problem ->
                                            new ConversionError(
                                                    problem.position(), problem.message()))
                            .toList());
        }
    }

    /** @param position in the text, -1 when it is at no particular place */
    record ConversionError(int position, String message) {}

    record GraphResource(@Nullable List<NodeResource> nodes, @Nullable List<LinkResource> links) {

        static GraphResource of(Graph graph) {
            return new GraphResource(
                    graph.nodes().stream().map(NodeResource::of).toList(),
                    graph.links().stream().map(LinkResource::of).toList());
        }

        /**
         * @throws InvalidGraphException if something that every graph has is missing
         */
        Graph graph() {
            if (nodes == null || links == null) {
                throw new InvalidGraphException("A graph has nodes and links");
            }
            for (String end : List.of("START", "END")) {
                if (nodes.stream().noneMatch(node -> end.equals(node.name()))) {
                    throw new InvalidGraphException("The graph has no node named " + end);
                }
            }
            return new Graph(
                    nodes.stream().map(NodeResource::node).toList(),
                    links.stream().map(LinkResource::link).toList());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NodeResource(
            @Nullable String id,
            @Nullable String name,
            @Nullable Map<String, String> metadata,
            @Nullable Map<String, String> properties) {

        static NodeResource of(Node node) {
            return new NodeResource(node.id(), node.name(), node.metadata(), node.properties());
        }

        Node node() {
            if (id == null || name == null) {
                throw new InvalidGraphException("A node has an id and a name");
            }
            return new Node(id, name, properties, metadata);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LinkResource(
            @Nullable String from, @Nullable String to, @Nullable Map<String, String> properties) {

        static LinkResource of(Link link) {
            return new LinkResource(link.from(), link.to(), link.properties());
        }

        Link link() {
            if (from == null || to == null) {
                throw new InvalidGraphException("A link leads from one node to another");
            }
            return new Link(from, to, properties);
        }
    }

    @PostMapping("/parseTaskTextToGraph")
    EntityModel<Conversion> toGraph(@RequestBody TaskText text) {
        if (text.name() == null || text.dsl() == null) {
            throw new InvalidGraphException("Both name and dsl of the task are needed");
        }
        try {
            TaskDefinition task = TaskDefinition.parse(text.name(), text.dsl());
            return EntityModel.of(
                    new Conversion(GraphResource.of(Graph.of(task)), null, List.of()));
        } catch (DslException exception) {
            return EntityModel.of(Conversion.failed(exception));
        }
    }

    @PostMapping("/convertTaskGraphToText")
    EntityModel<Conversion> toText(@RequestBody GraphResource graph) {
        try {
            return EntityModel.of(new Conversion(null, graph.graph().text(), List.of()));
        } catch (DslException exception) {
            return EntityModel.of(Conversion.failed(exception));
        }
    }
}
