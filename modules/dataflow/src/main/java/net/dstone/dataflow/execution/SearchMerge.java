package net.dstone.dataflow.execution;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts a page together out of several streams, the newest first. A stream of which only a part was looked
 * at has a wall where the look ended: nothing older than that goes on the page, as something newer may
 * stand behind the wall.
 */
final class SearchMerge {

    private SearchMerge() {}

    /**
     * What was read of a stream.
     *
     * @param from where the look began
     * @param matches what the search is for, in the order of the stream
     * @param wall the last one looked at, when there may be more behind it
     */
    record Look(Stream stream, Position from, List<Candidate> matches, @Nullable Candidate wall) {

        Look {
            matches = List.copyOf(matches);
        }
    }

    /**
     * @param next by the key of the stream; none when all is on this page or before
     */
    record Merged(List<Candidate> page, Map<String, Position> next) {}

    private static final class Head {

        private final Look look;
        private int taken;

        Head(Look look) {
            this.look = look;
        }

        boolean atWall() {
            return taken == look.matches().size() && look.wall() != null;
        }

        Optional<Candidate> peek() {
            return taken < look.matches().size()
                    ? Optional.of(look.matches().get(taken))
                    : Optional.ofNullable(look.wall());
        }

        Position position() {
            return taken == 0 ? look.from() : look.matches().get(taken - 1).position(look.stream());
        }
    }

    /** How a stream is sorted. */
    static Comparator<Candidate> orderOf(Stream stream) {
        Comparator<Candidate> newestId =
                Comparator.comparing(candidate -> candidate.key().id(), Comparator.reverseOrder());
        return stream.kind() == Stream.Kind.STARTED
                ? Comparator.comparing(
                                Candidate::start, Comparator.nullsLast(Comparator.reverseOrder()))
                        .thenComparing(newestId)
                : newestId;
    }

    static Merged merge(List<Look> looks, int size) {
        List<Head> heads = looks.stream().map(Head::new).toList();
        List<Candidate> page = new ArrayList<>();
        @Nullable Head stoppedAt = null;
        Optional<Head> newest = newest(heads);
        while (newest.isPresent() && page.size() < size) {
            Head head = newest.get();
            if (head.atWall()) {
                stoppedAt = head;
                break;
            }
            page.add(head.peek().orElseThrow());
            head.taken++;
            newest = newest(heads);
        }
        Map<String, Position> next = new LinkedHashMap<>();
        for (Head head : heads) {
            if (head == stoppedAt) {
                next.put(
                        head.look.stream().key(),
                        head.peek().orElseThrow().position(head.look.stream()));
            } else if (head.peek().isPresent()) {
                next.put(head.look.stream().key(), head.position());
            }
        }
        return new Merged(List.copyOf(page), next);
    }

    private static Optional<Head> newest(List<Head> heads) {
        return heads.stream()
                .filter(head -> head.peek().isPresent())
                .max(
                        Comparator.<Head, Instant>comparing(
                                        head -> head.peek().orElseThrow().moment())
                                .thenComparing(head -> head.look.stream().target())
                                .thenComparing(head -> head.peek().orElseThrow().key().id()));
    }
}
