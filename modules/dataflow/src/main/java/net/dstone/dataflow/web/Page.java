package net.dstone.dataflow.web;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list as read from the database.
 *
 * @param total rows in the whole list
 */
public record Page<T>(List<T> content, PageQuery query, long total) {

    public Page {
        content = List.copyOf(content);
    }

    public <R> Page<R> map(Function<? super T, ? extends R> mapper) {
        return new Page<>(content.stream().<R>map(mapper).toList(), query, total);
    }

    public int totalPages() {
        return (int) ((total + query.size() - 1) / query.size());
    }
}
