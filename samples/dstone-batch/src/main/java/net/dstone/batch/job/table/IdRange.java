package net.dstone.batch.job.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/** A range of ids, both ends included. */
record IdRange(int first, int last) {

    /** Cuts 1 to {@code lastId} into at most {@code count} ranges whose lengths differ by one at most. */
    static List<IdRange> split(int lastId, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("partitions must be 1 or more, not " + count);
        }
        List<IdRange> ranges = new ArrayList<>();
        for (int part = 0; part < count; part++) {
            int first = (int) ((long) lastId * part / count) + 1;
            int last = (int) ((long) lastId * (part + 1) / count);
            if (first <= last) {
                ranges.add(new IdRange(first, last));
            }
        }
        return ranges;
    }

    /** The ranges as Spring Batch wants them: one execution context for each. */
    static Map<String, ExecutionContext> partitions(int lastId, int count) {
        Map<String, ExecutionContext> partitions = new LinkedHashMap<>();
        for (IdRange range : split(lastId, count)) {
            ExecutionContext context = new ExecutionContext();
            context.putInt("first", range.first());
            context.putInt("last", range.last());
            partitions.put("%d-%d".formatted(range.first(), range.last()), context);
        }
        return partitions;
    }
}
