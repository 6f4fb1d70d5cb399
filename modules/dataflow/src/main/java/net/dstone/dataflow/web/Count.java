package net.dstone.dataflow.web;

/**
 * How many rows there are.
 *
 * @param isLowerBound whether there are more, which were not counted
 */
public record Count(long rows, boolean isLowerBound) {

    public static Count exactly(long rows) {
        return new Count(rows, false);
    }
}
