package net.dstone.dsl.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * What a graph shows of a sequence: its steps, without their transitions.
 *
 * @param stop the node behind it, which is no part of it
 */
record Line(List<Part> parts, String stop) {

    Line {
        parts = List.copyOf(parts);
    }

    /**
     * A line that stops before it has to.
     *
     * @param from the step it starts with
     * @param at the step behind it
     */
    record EarlierStop(String from, String at) {}

    /** What follows on a line. */
    sealed interface Part {}

    /** A node: an application, or a SYNC, which becomes nothing. */
    record Step(String id) implements Part {}

    /** Lines that run at the same time. */
    record Fork(List<Line> lines) implements Part {}

    /** Tells of each step here and on the lines of forks, and the line it is on. */
    void forEachStep(BiConsumer<String, Line> visitor) {
        for (Part part : parts) {
            switch (part) {
                case Step(String id) -> visitor.accept(id, this);
                case Fork(List<Line> lines) -> lines.forEach(line -> line.forEachStep(visitor));
            }
        }
    }

    /** Whether what is behind that step of this line starts, at some point, with the node. */
    boolean has(String id, String behind) {
        return indexOf(id, behind) >= 0;
    }

    private int indexOf(String id, String behind) {
        for (int index = parts.indexOf(new Step(behind)) + 1; index < parts.size(); index++) {
            if (startsWith(parts.get(index), id)) {
                return index;
            }
        }
        return -1;
    }

    private static boolean startsWith(Part part, String id) {
        return switch (part) {
            case Step step -> step.id().equals(id);
            case Fork(List<Line> lines) ->
                    lines.size() == 1 && startsWith(lines.getFirst().parts().getFirst(), id);
        };
    }

    /** Puts what lies between a step and something behind it into a fork with a single line. */
    Line with(EarlierStop stop) {
        int start = parts.indexOf(new Step(stop.from()));
        int end = start < 0 ? -1 : indexOf(stop.at(), stop.from());
        if (end < 0) {
            return new Line(parts.stream().map(part -> with(stop, part)).toList(), this.stop);
        }
        List<Part> stopped = new ArrayList<>(parts.subList(0, start));
        stopped.add(new Fork(List.of(new Line(parts.subList(start, end), stop.at()))));
        stopped.addAll(parts.subList(end, parts.size()));
        return new Line(stopped, this.stop);
    }

    private static Part with(EarlierStop stop, Part part) {
        return switch (part) {
            case Step step -> step;
            case Fork(List<Line> lines) ->
                    new Fork(lines.stream().map(line -> line.with(stop)).toList());
        };
    }
}
