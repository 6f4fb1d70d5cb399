package net.dstone.dataflow.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a list may be sorted by, and the SQL of it. Names from requests never reach the SQL themselves. */
public final class OrderBy {

    private final Map<String, String> columns;
    private final String fallback;

    /**
     * @param columns SQL expression by the name used in requests
     * @param fallback the SQL order when a request names none; it also decides between equal rows
     */
    public OrderBy(Map<String, String> columns, String fallback) {
        this.columns = Map.copyOf(columns);
        this.fallback = fallback;
    }

    /**
     * For example {@code name desc, id}.
     *
     * @throws InvalidSortException for a name that is not known
     */
    public String sql(List<PageQuery.Sort> sorts) {
        return sorts.isEmpty()
                ? fallback
                : sorts.stream().map(this::sql).collect(Collectors.joining(", ")) + ", " + fallback;
    }

    private String sql(PageQuery.Sort sort) {
        String column = columns.get(sort.property());
        if (column == null) {
            throw new InvalidSortException(sort.property(), columns.keySet());
        }
        return column + (sort.descending() ? " desc" : " asc");
    }
}
