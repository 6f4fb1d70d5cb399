package net.dstone.stream.sink;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which numbers of one source are missing between the lowest and the highest that came, and how many
 * came twice. A sink that was deployed later than its source does not call the earlier ones missing.
 */
final class SequenceCheck {

    private final SortedSet<Long> missing = new TreeSet<>();
    private boolean started;
    private long lowest;
    private long highest;
    private long duplicates;

    /** Takes the number in; false if it came before. */
    boolean add(long number) {
        if (!started) {
            started = true;
            lowest = number;
            highest = number;
            return true;
        }
        if (number > highest) {
            expect(highest + 1, number);
            highest = number;
            return true;
        }
        if (number < lowest) {
            expect(number + 1, lowest);
            lowest = number;
            return true;
        }
        if (missing.remove(number)) {
            return true;
        }
        duplicates++;
        return false;
    }

    private void expect(long from, long before) {
        for (long number = from; number < before; number++) {
            missing.add(number);
        }
    }

    SortedSet<Long> missing() {
        return missing;
    }

    long lowest() {
        return lowest;
    }

    long highest() {
        return highest;
    }

    long duplicates() {
        return duplicates;
    }
}
