package net.dstone.stream.sink;

import java.util.List;
import java.util.Map;

/**
 * What the sink knows of the notes that came to it, with those in its file.
 *
 * @param count all of them, those that came twice included
 * @param missing how many numbers of a source are missing between its lowest and its highest; of a
 *     sink with several instances each misses what the others got
 * @param outOfOrder how many came after a later one with the same key
 * @param via how many came through each release and instance of a processor, such as {@code 1.0.0#0}
 * @param sources by the id of a start of the source
 */
record Summary(
        long count,
        long missing,
        long duplicates,
        long outOfOrder,
        Map<String, Long> via,
        Map<String, Source> sources) {

    static final int MISSING_SHOWN = 100;

    record Source(long lowest, long highest, List<Long> missing) {

        Source {
            missing = List.copyOf(missing);
        }
    }

    Summary {
        via = Map.copyOf(via);
        sources = Map.copyOf(sources);
    }
}
