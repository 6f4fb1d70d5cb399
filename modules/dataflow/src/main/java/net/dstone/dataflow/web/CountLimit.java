package net.dstone.dataflow.web;

/**
 * How far rows are counted. Counting a million costs as much as reading them, so the rows that a filter
 * selects are counted up to the page asked for and {@value #BEYOND_PAGE} further.
 */
public final class CountLimit {

    /** Fifty further pages of the usual size. */
    public static final int BEYOND_PAGE = 1000;

    private CountLimit() {}

    /** The number of rows, counted together, at which counting ends. */
    public static long of(PageQuery query) {
        return query.offset() + query.size() + BEYOND_PAGE;
    }
}
