package net.dstone.dsl.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.dstone.dsl.Argument;
import net.dstone.dsl.graph.Line.EarlierStop;
import net.dstone.dsl.graph.Line.Fork;
import net.dstone.dsl.graph.Line.Part;
import net.dstone.dsl.graph.Line.Step;
import net.dstone.dsl.task.Element;
import net.dstone.dsl.task.Sequence;
import net.dstone.dsl.task.Split;
import net.dstone.dsl.task.TaskApp;
import net.dstone.dsl.task.TaskDefinition;
import net.dstone.dsl.task.Transition;
import net.dstone.dsl.task.Transition.Target;
import net.dstone.dsl.task.Transition.Target.ToApp;
import net.dstone.dsl.task.Transition.Target.ToLabel;
import org.jspecify.annotations.Nullable;

/**
 * Finds the definition a graph was drawn from: first the lines, then for each target of a transition the transition it
 * can be written at. What cannot be written so is written as a sequence of its own and called by its label.
 */
final class GraphReading {

    private final Network network;
    private final LineReading reading;
    private final List<Line> lines = new ArrayList<>();

    /** For each target that is written at a transition, the application whose transition that is. */
    private final Map<String, String> hosts = new LinkedHashMap<>();

    private final Map<String, String> labels = new HashMap<>();

    private GraphReading(Graph graph) {
        network = new Network(graph);
        reading = new LineReading(network);
        for (Node node : network.inner()) {
            node.label().ifPresent(label -> labels.put(node.id(), label));
        }
    }

    static String text(Graph graph) {
        return new GraphReading(graph).text();
    }

    private String text() {
        if (network.inner().isEmpty()) {
            return "";
        }
        lines.add(reading.read(network.successors(network.start()), network.end()));
        findHosts();
        List<Node> rest = unread();
        while (!rest.isEmpty()) {
            String head = headOfAnotherLine(rest);
            lines.add(reading.read(List.of(head), network.end()));
            findHosts();
            rest = unread();
        }
        labelTargets();
        return new TaskDefinition("graph", lines.stream().map(this::sequence).toList()).text();
    }

    private List<Node> unread() {
        return network.inner().stream()
                .filter(
                        node ->
                                !reading.hasRead(node.id())
                                        && !hosts.containsKey(node.id())
                                        && !isEnding(node))
                .toList();
    }

    /** A node that only transitions lead to, if possible from what has been read, so that it is not their target. */
    private String headOfAnotherLine(List<Node> unread) {
        List<String> heads =
                unread.stream()
                        .map(Node::id)
                        .filter(id -> network.incoming(id).stream().allMatch(Link::isTransition))
                        .toList();
        return heads.stream()
                .filter(id -> sources(id).stream().allMatch(reading::hasRead))
                .findFirst()
                .or(() -> heads.stream().findFirst())
                .orElseThrow(
                        () ->
                                network.notADefinition(
                                        unread.getFirst().id(), "belongs to two flows"));
    }

    private List<String> sources(String target) {
        return network.incoming(target).stream().map(Link::from).toList();
    }

    /**
     * The target of a transition goes on behind the line of the application whose transition it is. If it goes on
     * earlier, that part of the line is a split with a single flow, as in {@code <a 0->b> && c}.
     */
    private void findHosts() {
        List<String> targets =
                network.inner().stream()
                        .filter(node -> couldStandAtTransition(node.id()) && !isEnding(node))
                        .map(Node::id)
                        .filter(id -> !reading.hasRead(id))
                        .toList();
        // Where there is no choice first, so that a choice is made with regard to it.
        targets.stream()
                .filter(target -> sources(target).size() == 1)
                .forEach(this::stopEarlierFor);
        Optional<String> homeless = firstWithoutHost(targets);
        for (int round = 0; round < targets.size() && homeless.isPresent(); round++) {
            stopEarlierFor(homeless.get());
            homeless = firstWithoutHost(targets);
        }
    }

    /** Gives each target the first host there is for it, and tells the first that has none but could have. */
    private Optional<String> firstWithoutHost(List<String> targets) {
        Map<String, Line> lineOf = lineOfEachStep();
        hosts.clear();
        for (String target : targets) {
            sources(target).stream()
                    .filter(source -> isHost(lineOf.get(source), target))
                    .findFirst()
                    .ifPresent(source -> hosts.put(target, source));
        }
        return targets.stream()
                .filter(
                        target ->
                                !hosts.containsKey(target)
                                        && earlierStop(target, lineOf).isPresent())
                .findFirst();
    }

    private Map<String, Line> lineOfEachStep() {
        Map<String, Line> lineOf = new HashMap<>();
        lines.forEach(line -> line.forEachStep(lineOf::put));
        return lineOf;
    }

    private boolean isHost(@Nullable Line line, String target) {
        return line != null && Set.of(line.stop()).containsAll(network.successors(target));
    }

    private void stopEarlierFor(String target) {
        earlierStop(target, lineOfEachStep())
                .ifPresent(stop -> lines.replaceAll(line -> line.with(stop)));
    }

    /** How the line of one of the sources would have to stop earlier for the target to be written there. */
    private Optional<EarlierStop> earlierStop(String target, Map<String, Line> lineOf) {
        for (String next : network.successors(target)) {
            // From the last one there is least in between.
            for (String source : sources(target).reversed()) {
                Line line = lineOf.get(source);
                if (line != null && line.has(next, source)) {
                    return Optional.of(new EarlierStop(source, next));
                }
            }
        }
        return Optional.empty();
    }

    private boolean couldStandAtTransition(String id) {
        return !network.incoming(id).isEmpty()
                && network.incoming(id).stream().allMatch(Link::isTransition)
                && network.transitions(id).isEmpty()
                && network.successors(id).size() <= 1;
    }

    /** {@code $END} and {@code $FAIL} are written wherever a transition leads to them. */
    private boolean isEnding(Node node) {
        return node.label().isEmpty()
                && (node.name().equals(Transition.END) || node.name().equals(Transition.FAIL))
                && !network.incoming(node.id()).isEmpty()
                && network.incoming(node.id()).stream().allMatch(Link::isTransition)
                && Set.of(network.end()).containsAll(network.successors(node.id()));
    }

    /** What is not written at the one transition that leads to it is called by its label. */
    private void labelTargets() {
        for (Node node : network.inner()) {
            boolean isTarget = network.incoming(node.id()).stream().anyMatch(Link::isTransition);
            boolean onlyAtHost =
                    hosts.containsKey(node.id()) && network.incoming(node.id()).size() == 1;
            if (isTarget && !onlyAtHost && !isEnding(node)) {
                labels.computeIfAbsent(node.id(), this::freeLabel);
            }
        }
    }

    /** The name of a node, with a number where something else is called so. */
    private String freeLabel(String id) {
        Set<String> taken = new HashSet<>(labels.values());
        for (Node node : network.inner()) {
            if (!labels.containsKey(node.id()) && !node.id().equals(id)) {
                taken.add(node.name());
            }
        }
        String name = network.node(id).name();
        String label = name;
        for (int number = 2; taken.contains(label); number++) {
            label = name + "-" + number;
        }
        return label;
    }

    private Sequence sequence(Line line) {
        List<Element> elements = new ArrayList<>();
        for (Part part : line.parts()) {
            switch (part) {
                case Fork(List<Line> flows) ->
                        elements.add(new Split(null, flows.stream().map(this::sequence).toList()));
                case Step(String id) -> {
                    if (!network.node(id).isSync()) {
                        elements.add(app(id, transitions(id)));
                    }
                }
            }
        }
        if (elements.isEmpty()) {
            throw Network.notADefinition("there is nothing but SYNC between two nodes");
        }
        return new Sequence(elements);
    }

    private List<Transition> transitions(String id) {
        List<Transition> transitions = new ArrayList<>();
        Set<String> written = new HashSet<>();
        for (Link link : network.transitions(id)) {
            // Two transitions to the same application: the second one calls it by its label.
            boolean here = id.equals(hosts.get(link.to())) && written.add(link.to());
            transitions.add(new Transition(link.status().orElseThrow(), target(link.to(), here)));
        }
        return transitions;
    }

    private Target target(String id, boolean here) {
        if (id.equals(network.end()) || id.equals(network.start())) {
            throw network.notADefinition(
                    id, "is no application; a transition can end the task at one named $END");
        }
        if (here || isEnding(network.node(id))) {
            return new ToApp(app(id, List.of()));
        }
        return new ToLabel(labels.getOrDefault(id, network.node(id).name()));
    }

    private TaskApp app(String id, List<Transition> transitions) {
        Node node = network.node(id);
        @Nullable Map<String, String> properties = node.properties();
        List<Argument> arguments = properties == null ? List.of() : Argument.listOf(properties);
        return new TaskApp(labels.get(id), node.name(), arguments, transitions);
    }
}
