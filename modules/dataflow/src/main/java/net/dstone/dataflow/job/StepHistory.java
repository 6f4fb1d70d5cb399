package net.dstone.dataflow.job;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * What finished runs of a step took.
 *
 * @param stepName of the step, or of all its partitions together: {@code load:partition*}
 * @param count finished runs
 */
record StepHistory(String stepName, long count, Map<Measure, Statistics> statistics) {

    /** What is measured: items, transactions, and milliseconds. */
    enum Measure {
        COMMIT_COUNT,
        ROLLBACK_COUNT,
        READ_COUNT,
        WRITE_COUNT,
        FILTER_COUNT,
        READ_SKIP_COUNT,
        WRITE_SKIP_COUNT,
        PROCESS_SKIP_COUNT,
        DURATION,
        DURATION_PER_READ
    }

    /** All zero when there is nothing to count. */
    record Statistics(long count, double min, double max, double mean, double standardDeviation) {}

    /** Whose runs are compared: a step's own, or those of all partitions of a partitioned step. */
    record Subject(String prefix, boolean isPartitioned) {

        private static final String PARTITION = ":partition";

        static Subject of(String stepName) {
            int partition = stepName.indexOf(PARTITION);
            return partition < 0
                    ? new Subject(stepName, false)
                    : new Subject(stepName.substring(0, partition + PARTITION.length()), true);
        }

        String label() {
            return isPartitioned ? prefix + "*" : prefix;
        }

        /** For {@code =}, or for {@code like … escape '!'} when partitioned. */
        String pattern() {
            return isPartitioned
                    ? prefix.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%"
                    : prefix;
        }
    }

    StepHistory {
        statistics = Map.copyOf(statistics);
    }

    Statistics of(Measure measure) {
        return Objects.requireNonNull(statistics.get(measure));
    }

    /**
     * How much of a run is done, guessed by what earlier runs read, or by how long they took. More than 1
     * when this one reads or takes more.
     */
    double complete(StepExecution step, Duration duration) {
        if (step.isFinished()) {
            return 1;
        }
        double meanReads = of(Measure.READ_COUNT).mean();
        double meanMillis = of(Measure.DURATION).mean();
        if (meanReads > 0) {
            return step.readCount() / meanReads;
        }
        return meanMillis > 0 ? duration.toMillis() / meanMillis : 0.5;
    }
}
