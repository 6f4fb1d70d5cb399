package net.dstone.dataflow.web;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list as read from the database.
 *
 * @param total rows in the whole list
 * @param totalIsLowerBound whether there are more, which were not counted
 */
public record Page<T>(List<T> content, PageQuery query, long total, boolean totalIsLowerBound) {

    public Page {
        content = List.copyOf(content);
    }

    public Page(List<T> content, PageQuery query, long total) {
        this(content, query, total, false);
    }

    public <R> Page<R> map(Function<? super T, ? extends R> mapper) {
        return withContent(content.stream().<R>map(mapper).toList());
    }

    /** Of a lower bound there are at least as many as can be seen. */
    public Page(List<T> content, PageQuery query, Count total) {
        this(
                content,
                query,
                total.isLowerBound() && !content.isEmpty()
                        ? Math.max(total.rows(), query.offset() + content.size())
                        : total.rows(),
                total.isLowerBound());
    }

    /** The same page with other things on it. */
    public <R> Page<R> withContent(List<R> other) {
        return new Page<>(other, query, total, totalIsLowerBound);
    }

    public int totalPages() {
        return (int) ((total + query.size() - 1) / query.size());
    }
}
