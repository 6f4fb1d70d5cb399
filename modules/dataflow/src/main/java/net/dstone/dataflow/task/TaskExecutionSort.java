package net.dstone.dataflow.task;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dstone.dataflow.web.InvalidSortException;
import net.dstone.dataflow.web.PageQuery;

/**
 * The order of a list of executions. SCDF sorts them by column names, in any letter case. The newest come
 * first by default, and those that have not begun yet are the newest of all, which is also what PostgreSQL
 * makes of a missing start.
 */
final class TaskExecutionSort {

    static final String SCHEMA_TARGET = "SCHEMA_TARGET";

    private static final Set<String> COLUMNS =
            Set.of(
                    "TASK_EXECUTION_ID",
                    "START_TIME",
                    "END_TIME",
                    "TASK_NAME",
                    "EXIT_CODE",
                    "EXIT_MESSAGE",
                    "ERROR_MESSAGE",
                    "LAST_UPDATED",
                    "EXTERNAL_EXECUTION_ID",
                    "PARENT_EXECUTION_ID",
                    SCHEMA_TARGET);

    private static final List<String> DEFAULT =
            List.of(term("START_TIME", true), term("TASK_EXECUTION_ID", true));

    private TaskExecutionSort() {}

    /**
     * What stands behind {@code order by}; no two executions of one target are equal in it.
     *
     * @throws InvalidSortException if a property is no column
     */
    static String orderBy(List<PageQuery.Sort> sorts) {
        Stream<String> wanted = sorts.stream().map(TaskExecutionSort::term);
        Stream<String> further =
                sorts.isEmpty()
                        ? DEFAULT.stream()
                        : Stream.of(term("TASK_EXECUTION_ID", sorts.getLast().descending()));
        return Stream.concat(wanted, further).collect(Collectors.joining(", "));
    }

    private static String term(PageQuery.Sort sort) {
        String column = sort.property().toUpperCase(Locale.ROOT);
        if (!COLUMNS.contains(column)) {
            throw new InvalidSortException(sort.property(), COLUMNS);
        }
        return term(column, sort.descending());
    }

    private static String term(String column, boolean descending) {
        if (column.equals("TASK_EXECUTION_ID")) {
            return column + (descending ? " desc" : "");
        }
        return column + (descending ? " desc nulls first" : " nulls last");
    }
}
