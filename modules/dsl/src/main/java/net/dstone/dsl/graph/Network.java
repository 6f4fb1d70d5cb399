package net.dstone.dsl.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.dstone.dsl.DslError;
import net.dstone.dsl.DslException;
import net.dstone.dsl.Problem;

/** Answers questions about a graph. What follows what is asked without transitions unless said otherwise. */
final class Network {

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, Set<String>> successors = new HashMap<>();
    private final Map<String, List<Link>> transitions = new HashMap<>();
    private final Map<String, List<Link>> incoming = new HashMap<>();
    private final String start;
    private final String end;

    /** For every node the nearest one that all ways from it lead through, and its distance to the end so counted. */
    private final Map<String, String> nextOnAllWays = new HashMap<>();

    private final Map<String, Integer> distance = new HashMap<>();

    Network(Graph graph) {
        for (Node node : graph.nodes()) {
            if (nodes.put(node.id(), node) != null) {
                throw notADefinition("two nodes have the id " + node.id());
            }
        }
        for (Link link : graph.links()) {
            add(link);
        }
        // An application may be called START or END too, but then something leads to it, or away
        // from it.
        start =
                graph.nodes().stream()
                        .filter(
                                node ->
                                        node.name().equals(Node.START)
                                                && incoming(node.id()).isEmpty())
                        .findFirst()
                        .orElseThrow(() -> notADefinition("there is no START"))
                        .id();
        end =
                graph.nodes().reversed().stream()
                        .filter(node -> node.name().equals(Node.END) && leadsNowhere(node.id()))
                        .findFirst()
                        .orElseThrow(() -> notADefinition("there is no END"))
                        .id();
        findWhatAllWaysLeadThrough();
    }

    static DslException notADefinition(String reason) {
        return DslException.rules(
                "", List.of(Problem.at(Problem.NOWHERE, DslError.GRAPH_NOT_A_DEFINITION, reason)));
    }

    DslException notADefinition(String id, String reason) {
        return notADefinition("%s (%s) %s".formatted(node(id).name(), id, reason));
    }

    private void add(Link link) {
        if (!nodes.containsKey(link.from()) || !nodes.containsKey(link.to())) {
            throw notADefinition("no node for the link from " + link.from() + " to " + link.to());
        }
        incoming.computeIfAbsent(link.to(), _ -> new ArrayList<>()).add(link);
        if (link.isTransition()) {
            transitions.computeIfAbsent(link.from(), _ -> new ArrayList<>()).add(link);
        } else {
            successors.computeIfAbsent(link.from(), _ -> new LinkedHashSet<>()).add(link.to());
        }
    }

    private boolean leadsNowhere(String id) {
        return !successors.containsKey(id) && !transitions.containsKey(id);
    }

    String start() {
        return start;
    }

    String end() {
        return end;
    }

    Node node(String id) {
        Node node = nodes.get(id);
        if (node == null) {
            throw new IllegalArgumentException("No node " + id);
        }
        return node;
    }

    /** All nodes but the fixed ones at both ends, in the order of the graph. */
    List<Node> inner() {
        return nodes.values().stream()
                .filter(node -> !node.id().equals(start) && !node.id().equals(end))
                .toList();
    }

    /** All links to the node, transitions included. */
    List<Link> incoming(String id) {
        return incoming.getOrDefault(id, List.of());
    }

    List<Link> transitions(String id) {
        return transitions.getOrDefault(id, List.of());
    }

    /** The nodes drawn behind this one. */
    Set<String> successors(String id) {
        return successors.getOrDefault(id, Set.of());
    }

    /** The nodes behind this one; where nothing is drawn, that is the end. */
    Set<String> next(String id) {
        return leadsOn(id) || id.equals(end) ? successors(id) : Set.of(end);
    }

    private boolean leadsOn(String id) {
        return successors.containsKey(id);
    }

    /** The nearest node that all ways from all these nodes lead through. */
    String join(Collection<String> ids) {
        String join = null;
        for (String id : ids) {
            join = join == null ? id : join(join, id);
        }
        return join == null ? end : join;
    }

    private String join(String one, String other) {
        String left = one;
        String right = other;
        while (!left.equals(right)) {
            if (distance(left) >= distance(right)) {
                left = nextOnAllWays(left);
            } else {
                right = nextOnAllWays(right);
            }
        }
        return left;
    }

    private String nextOnAllWays(String id) {
        return nextOnAllWays.getOrDefault(id, end);
    }

    private int distance(String id) {
        return distance.getOrDefault(id, 0);
    }

    /** Groups nodes so that ways from different groups do not meet before the join. */
    List<List<String>> apart(Collection<String> heads, String join) {
        List<List<String>> groups = new ArrayList<>();
        List<Set<String>> reaches = new ArrayList<>();
        for (String head : heads) {
            List<String> group = new ArrayList<>();
            Set<String> reach = reach(head, join);
            for (int index = groups.size() - 1; index >= 0; index--) {
                if (reaches.get(index).stream().anyMatch(reach::contains)) {
                    group.addAll(0, groups.remove(index));
                    reach.addAll(reaches.remove(index));
                }
            }
            group.add(head);
            groups.add(group);
            reaches.add(reach);
        }
        return groups;
    }

    private Set<String> reach(String from, String before) {
        Set<String> reach = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            String id = open.remove();
            if (!id.equals(before) && reach.add(id)) {
                open.addAll(next(id));
            }
        }
        return reach;
    }

    /** Goes from the end to the start, each node after all that are behind it. */
    private void findWhatAllWaysLeadThrough() {
        Map<String, Set<String>> before = new HashMap<>();
        Map<String, Integer> waiting = new HashMap<>();
        for (String id : nodes.keySet()) {
            waiting.put(id, next(id).size());
            next(id).forEach(
                            next ->
                                    before.computeIfAbsent(next, _ -> new LinkedHashSet<>())
                                            .add(id));
        }
        Deque<String> ready = new ArrayDeque<>(List.of(end));
        int done = 0;
        while (!ready.isEmpty()) {
            String id = ready.remove();
            done++;
            if (!id.equals(end)) {
                String join = join(next(id));
                nextOnAllWays.put(id, join);
                distance.put(id, distance(join) + 1);
            }
            for (String previous : before.getOrDefault(id, Set.of())) {
                if (waiting.merge(previous, -1, Integer::sum) == 0) {
                    ready.add(previous);
                }
            }
        }
        if (done < nodes.size()) {
            throw notADefinition("it leads round in a circle");
        }
    }
}
