package net.dstone.dataflow.job;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * The names of the jobs that ever ran. No table has them once, so they are found by going from one name to
 * the next in an index; what the many instances of a job are is never read.
 */
@Component
public class JobNames {

    /** That are looked through in each set of tables; there are hardly ever more. */
    private static final int MOST_LOOKED_AT = 200;

    private final BatchSchemas schemas;

    JobNames(BatchSchemas schemas) {
        this.schemas = schemas;
    }

    /** Names that contain the text, in any letter case; those first that begin with it. */
    public List<String> find(String text, int limit) {
        Set<String> names = new TreeSet<>();
        for (BatchSchema schema : schemas.all()) {
            addAll(schema, names);
        }
        String wanted = lower(text);
        return names.stream()
                .filter(name -> lower(name).contains(wanted))
                .sorted(
                        (one, other) ->
                                Boolean.compare(
                                        lower(other).startsWith(wanted),
                                        lower(one).startsWith(wanted)))
                .limit(limit)
                .toList();
    }

    private static void addAll(BatchSchema schema, Set<String> names) {
        Optional<String> name = next(schema, "");
        for (int i = 0; i < MOST_LOOKED_AT && name.isPresent(); i++) {
            names.add(name.get());
            name = next(schema, name.get());
        }
    }

    private static Optional<String> next(BatchSchema schema, String name) {
        return schema.query(
                        """
                        select job_name from {batch}JOB_INSTANCE
                        where job_name > :name order by job_name limit 1
                        """)
                .param("name", name)
                .query((row, number) -> row.getString(1))
                .optional();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
