package net.dstone.dataflow.database;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.incrementer.DataFieldMaxValueIncrementer;
import org.springframework.jdbc.support.incrementer.H2SequenceMaxValueIncrementer;
import org.springframework.jdbc.support.incrementer.MariaDBSequenceMaxValueIncrementer;
import org.springframework.jdbc.support.incrementer.MySQLMaxValueIncrementer;
import org.springframework.jdbc.support.incrementer.PostgresSequenceMaxValueIncrementer;
import org.springframework.stereotype.Component;

/**
 * Draws ids from the database's sequences, which SCDF and the batch applications draw from as well. MySQL
 * has none but tables that count, and a MariaDB database has both, depending on who made each.
 */
@Component
public class Ids {

    /** One sequence for all of the server's own entities, as SCDF has it. */
    public static final String ENTITIES = "hibernate_sequence";

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final Vendor vendor;
    private final Map<String, DataFieldMaxValueIncrementer> sequences = new ConcurrentHashMap<>();

    public Ids(DataSource dataSource) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
        this.vendor = Vendor.of(dataSource);
    }

    /** The next id of a sequence such as {@code TASK_SEQ}. */
    public long next(String sequence) {
        return sequences.computeIfAbsent(sequence, this::incrementer).nextLongValue();
    }

    private DataFieldMaxValueIncrementer incrementer(String name) {
        return switch (vendor) {
            case H2 -> new H2SequenceMaxValueIncrementer(dataSource, name);
            case POSTGRESQL -> new PostgresSequenceMaxValueIncrementer(dataSource, name);
            case MYSQL -> countingTable(name);
            case MARIADB ->
                    isTable(name)
                            ? countingTable(name)
                            : new MariaDBSequenceMaxValueIncrementer(dataSource, name);
        };
    }

    private DataFieldMaxValueIncrementer countingTable(String name) {
        return name.equals(ENTITIES)
                ? new HibernateTableIncrementer(dataSource, name)
                : new MySQLMaxValueIncrementer(dataSource, name, "ID");
    }

    private boolean isTable(String name) {
        return jdbc.sql(
                                """
                                select count(*) from information_schema.tables
                                where table_schema = database() and lower(table_name) = :name
                                  and table_type = 'BASE TABLE'
                                """)
                        .param("name", name.toLowerCase(Locale.ROOT))
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
