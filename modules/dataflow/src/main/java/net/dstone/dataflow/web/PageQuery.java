package net.dstone.dataflow.web;

import java.util.List;

/**
 * Which page of a list is wanted. Out of range values are mended as SCDF does: a page below 0 is page 0,
 * a size below 1 is {@value #DEFAULT_SIZE}, one above {@value #MAX_SIZE} is {@value #MAX_SIZE}. A
 * controller method simply takes it as a parameter; {@code page}, {@code size} and {@code sort} are read
 * from the request.
 *
 * @param page zero-based
 * @param sort in order of importance; what may be sorted by is each list's own rule
 */
public record PageQuery(int page, int size, List<Sort> sort) {

    public static final int DEFAULT_SIZE = 20;
    public static final int MAX_SIZE = 2000;

    /** One {@code sort=property,asc|desc} of the request. */
    public record Sort(String property, boolean descending) {}

    public PageQuery {
        page = Math.max(page, 0);
        size = size < 1 ? DEFAULT_SIZE : Math.min(size, MAX_SIZE);
        sort = List.copyOf(sort);
    }

    public long offset() {
        return (long) page * size;
    }
}
