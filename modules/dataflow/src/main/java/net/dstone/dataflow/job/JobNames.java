package net.dstone.dataflow.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import net.dstone.server.database.Vendor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The names of the jobs that ever ran. No table has them once, so they are found by going from one name to
 * the next in an index, within the database; what the many instances of a job are is never read.
 */
@Component
public class JobNames {

    private static final Logger log = LoggerFactory.getLogger(JobNames.class);

    /** That are looked through in each set of tables; there are hardly ever more. */
    private static final int MOST_LOOKED_AT = 200;

    /** Somebody who types must not wait at each letter for a database that does not answer. */
    private static final Duration PASSED_OVER = Duration.ofMinutes(1);

    /** MySQL and MariaDB go through an index so by themselves, and would not do it in a subquery. */
    private static final String SKIPPING_BY_ITSELF =
            "select distinct job_name from {batch}JOB_INSTANCE order by job_name limit %d"
                    .formatted(MOST_LOOKED_AT);

    private static final String SKIPPING =
            """
            with recursive names (job_name, place) as (
                select (select job_name from {batch}JOB_INSTANCE order by job_name limit 1), 1
                union all
                select (select i.job_name from {batch}JOB_INSTANCE i
                        where i.job_name > n.job_name order by i.job_name limit 1), n.place + 1
                from names n where n.job_name is not null and n.place < %d)
            select job_name from names where job_name is not null
            """
                    .formatted(MOST_LOOKED_AT);

    private final BatchSchemas schemas;
    private final Clock clock;
    private final Map<BatchSchema, Instant> unreadable = new ConcurrentHashMap<>();

    JobNames(BatchSchemas schemas, Clock clock) {
        this.schemas = schemas;
        this.clock = clock;
    }

    /**
     * Names that contain the text, in any letter case; those first that begin with it. Tables of others
     * that cannot be read have none for a while.
     */
    public List<String> find(String text, int limit) {
        Set<String> names = new TreeSet<>();
        for (BatchSchema schema : schemas.all()) {
            names.addAll(schema.ownTarget().isPresent() ? names(schema) : namesOfOthers(schema));
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

    private List<String> namesOfOthers(BatchSchema schema) {
        Instant now = clock.instant();
        if (now.isBefore(unreadable.getOrDefault(schema, Instant.MIN))) {
            return List.of();
        }
        try {
            List<String> names = names(schema);
            unreadable.remove(schema);
            return names;
        } catch (DataAccessException exception) {
            unreadable.put(schema, now.plus(PASSED_OVER));
            log.warn(
                    "The batch tables of {} cannot be read, so a search leaves their jobs out: {}",
                    schema,
                    exception.getMessage());
            return List.of();
        }
    }

    private static List<String> names(BatchSchema schema) {
        return schema.query(
                        Vendor.of(schema.jdbc()).isMysqlFamily() ? SKIPPING_BY_ITSELF : SKIPPING)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
