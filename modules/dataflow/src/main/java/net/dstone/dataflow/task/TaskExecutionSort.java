package net.dstone.dataflow.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import net.dstone.dataflow.web.InvalidSortException;
import net.dstone.dataflow.web.PageQuery;
import net.dstone.server.database.Vendor;

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

    private static final String ID = "TASK_EXECUTION_ID";

    private static final List<PageQuery.Sort> DEFAULT =
            List.of(new PageQuery.Sort("START_TIME", true), new PageQuery.Sort(ID, true));

    private TaskExecutionSort() {}

    /**
     * The sorting wanted, completed so that no two executions are equal in it, and in such a way that an
     * index has it.
     *
     * @throws InvalidSortException if a property is no column
     */
    static List<PageQuery.Sort> complete(List<PageQuery.Sort> wanted) {
        List<PageQuery.Sort> sorts = new ArrayList<>(wanted.isEmpty() ? DEFAULT : List.of());
        wanted.forEach(sort -> sorts.add(new PageQuery.Sort(column(sort), sort.descending())));
        PageQuery.Sort last = sorts.getLast();
        switch (last.property()) {
            case ID -> {
                // Already unique in a target.
            }
            case "TASK_NAME" -> sorts.add(new PageQuery.Sort(ID, !last.descending()));
            case "EXIT_CODE" -> {
                sorts.add(new PageQuery.Sort("END_TIME", last.descending()));
                sorts.add(new PageQuery.Sort(ID, last.descending()));
            }
            default -> sorts.add(new PageQuery.Sort(ID, last.descending()));
        }
        sorts.add(new PageQuery.Sort(SCHEMA_TARGET, true));
        return List.copyOf(sorts);
    }

    /** The other way round: the last comes first. */
    static List<PageQuery.Sort> reversed(List<PageQuery.Sort> sorts) {
        return sorts.stream()
                .map(sort -> new PageQuery.Sort(sort.property(), !sort.descending()))
                .toList();
    }

    /** What stands behind {@code order by} for the executions of all targets. */
    static String orderBy(List<PageQuery.Sort> complete, Vendor vendor) {
        return complete.stream()
                .map(sort -> term(sort.property(), sort.descending(), vendor))
                .collect(Collectors.joining(", "));
    }

    /** As above, for those of one target. */
    static String orderByInTarget(List<PageQuery.Sort> complete, Vendor vendor) {
        return orderBy(
                complete.stream().filter(sort -> !sort.property().equals(SCHEMA_TARGET)).toList(),
                vendor);
    }

    /** The columns sorted by, those of a target's table only. */
    static List<String> columns(List<PageQuery.Sort> complete) {
        return complete.stream()
                .map(PageQuery.Sort::property)
                .filter(column -> !column.equals(SCHEMA_TARGET))
                .distinct()
                .toList();
    }

    private static String column(PageQuery.Sort sort) {
        String column = sort.property().toUpperCase(Locale.ROOT);
        if (!COLUMNS.contains(column)) {
            throw new InvalidSortException(sort.property(), COLUMNS);
        }
        return column;
    }

    private static String term(String column, boolean descending, Vendor vendor) {
        if (column.equals(ID)) {
            return column + (descending ? " desc" : "");
        }
        return descending ? vendor.descendingNullsFirst(column) : vendor.ascendingNullsLast(column);
    }
}
