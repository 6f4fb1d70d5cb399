package net.dstone.dsl.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.dstone.dsl.Argument;
import net.dstone.dsl.task.Element;
import net.dstone.dsl.task.Sequence;
import net.dstone.dsl.task.Split;
import net.dstone.dsl.task.TaskApp;
import net.dstone.dsl.task.TaskDefinition;
import net.dstone.dsl.task.Transition;
import net.dstone.dsl.task.Transition.Target.ToApp;
import net.dstone.dsl.task.Transition.Target.ToLabel;
import org.jspecify.annotations.Nullable;

/** Draws a task, numbering the nodes in the order in which the text has them. */
final class GraphDrawing {

    /**
     * What is drawn of a sequence or an element of it.
     *
     * @param entries where it starts
     * @param exits where its last element ends
     * @param leftovers targets of transitions: what follows the whole flow follows them too
     */
    private record Part(List<String> entries, List<String> exits, List<String> leftovers) {

        List<String> ends() {
            List<String> ends = new ArrayList<>(exits);
            ends.addAll(leftovers);
            return ends;
        }
    }

    /** A link whose target, a label, may be further on. */
    private record OpenLink(String from, String label, String status, int index) {}

    private final List<Node> nodes = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final List<OpenLink> openLinks = new ArrayList<>();
    private final Map<String, List<String>> entriesByLabel = new HashMap<>();

    private GraphDrawing() {}

    static Graph draw(TaskDefinition task) {
        return new GraphDrawing().drawAll(task);
    }

    private Graph drawAll(TaskDefinition task) {
        String start = addFixed(Node.START);
        List<String> ends = new ArrayList<>();
        List<String> before = List.of(start);
        for (Sequence sequence : task.sequences()) {
            ends.addAll(draw(sequence, before).ends());
            // Only transitions lead to the other sequences.
            before = List.of();
        }
        String end = addFixed(Node.END);
        link(ends, List.of(end));
        closeOpenLinks();
        return new Graph(nodes, links);
    }

    private Part draw(Sequence sequence, List<String> before) {
        List<String> entries = List.of();
        List<String> exits = before;
        List<String> leftovers = new ArrayList<>();
        Element previous = null;
        for (Element element : sequence.elements()) {
            if (previous instanceof Split && exits.size() > 1 && entries(element) > 1) {
                String sync = addFixed(Node.SYNC);
                link(exits, List.of(sync));
                exits = List.of(sync);
            }
            Part part =
                    switch (element) {
                        case Split split -> draw(split, exits);
                        case TaskApp app -> draw(app, exits);
                    };
            if (previous == null) {
                entries = part.entries();
            }
            exits = part.exits();
            leftovers.addAll(part.leftovers());
            previous = element;
        }
        return new Part(entries, exits, leftovers);
    }

    /** At how many applications an element starts. */
    private static int entries(Element element) {
        return switch (element) {
            case TaskApp _ -> 1;
            case Split split ->
                    split.flows().stream()
                            .mapToInt(flow -> entries(flow.elements().getFirst()))
                            .sum();
        };
    }

    private Part draw(Split split, List<String> before) {
        List<String> entries = new ArrayList<>();
        List<String> exits = new ArrayList<>();
        for (Sequence flow : split.flows()) {
            Part part = draw(flow, before);
            entries.addAll(part.entries());
            exits.addAll(part.ends());
        }
        define(split.label(), entries);
        return new Part(entries, exits, List.of());
    }

    private Part draw(TaskApp app, List<String> before) {
        String id = add(app);
        link(before, List.of(id));
        List<String> leftovers = new ArrayList<>();
        for (Transition transition : app.transitions()) {
            switch (transition.target()) {
                case ToLabel(String label) ->
                        openLinks.add(new OpenLink(id, label, transition.status(), links.size()));
                case ToApp(TaskApp target) -> {
                    String targetId = add(target);
                    links.add(Link.transition(id, targetId, transition.status()));
                    if (!target.isEnding()) {
                        leftovers.add(targetId);
                    }
                }
            }
        }
        return new Part(List.of(id), List.of(id), leftovers);
    }

    private String add(TaskApp app) {
        String id = Integer.toString(nodes.size());
        nodes.add(Node.app(id, app.name(), app.label(), Argument.toMap(app.arguments())));
        define(app.label(), List.of(id));
        return id;
    }

    private String addFixed(String name) {
        String id = Integer.toString(nodes.size());
        nodes.add(Node.fixed(id, name));
        return id;
    }

    private void define(@Nullable String label, List<String> entries) {
        if (label != null) {
            entriesByLabel.put(label, entries);
        }
    }

    private void link(List<String> from, List<String> to) {
        for (String source : from) {
            for (String target : to) {
                links.add(Link.plain(source, target));
            }
        }
    }

    /** Puts the links to labels where they would be if their target had been known, from the last to the first. */
    private void closeOpenLinks() {
        for (OpenLink open : openLinks.reversed()) {
            List<Link> closed =
                    entriesByLabel.getOrDefault(open.label(), List.of()).stream()
                            .map(entry -> Link.transition(open.from(), entry, open.status()))
                            .toList();
            links.addAll(open.index(), closed);
        }
    }
}
