package net.dstone.dsl.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.dstone.dsl.graph.Line.Fork;
import net.dstone.dsl.graph.Line.Part;
import net.dstone.dsl.graph.Line.Step;

/** Follows the links that are no transitions. Where the way parts and comes together again there is a fork. */
final class LineReading {

    private static final int DEEPEST_NESTING = 100;

    private final Network network;
    private final Set<String> read = new HashSet<>();
    private int depth;

    LineReading(Network network) {
        this.network = network;
    }

    boolean hasRead(String id) {
        return read.contains(id);
    }

    /** Reads what lies between these nodes, which run at the same time, and the one where they come together. */
    Line read(Collection<String> heads, String stop) {
        if (++depth > DEEPEST_NESTING) {
            throw Network.notADefinition("its splits are nested too deeply");
        }
        List<Part> parts = new ArrayList<>();
        Collection<String> next = heads;
        while (!isOnly(stop, next)) {
            if (next.size() > 1) {
                String join = network.join(next);
                parts.add(fork(next, join));
                next = List.of(join);
            } else {
                String id = first(next);
                markRead(id);
                parts.add(new Step(id));
                next = network.next(id);
            }
        }
        depth--;
        if (parts.isEmpty()) {
            throw Network.notADefinition("a way leads past everything it could lead through");
        }
        return new Line(parts, stop);
    }

    private static boolean isOnly(String id, Collection<String> ids) {
        return ids.size() == 1 && ids.contains(id);
    }

    private static String first(Collection<String> ids) {
        return ids.stream()
                .findFirst()
                .orElseThrow(() -> Network.notADefinition("nothing follows START"));
    }

    private void markRead(String id) {
        if (id.equals(network.end()) || !read.add(id)) {
            throw network.notADefinition(id, "belongs to two flows");
        }
    }

    private Fork fork(Collection<String> heads, String join) {
        List<List<String>> groups = network.apart(heads, join);
        if (groups.size() == 1) {
            throw network.notADefinition(
                    first(heads), "has ways that cross those of its neighbours");
        }
        return new Fork(groups.stream().map(group -> read(group, join)).toList());
    }
}
