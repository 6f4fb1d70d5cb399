package net.dstone.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
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
public class Ids implements AutoCloseable {

    /** One sequence for all of the server's own entities, as SCDF has it. */
    public static final String ENTITIES = "hibernate_sequence";

    /** Each counts for a moment only. */
    private static final int CONNECTIONS_TO_COUNT = 2;

    private final DataSource dataSource;
    private final DataSource counters;
    private final JdbcClient jdbc;
    private final Vendor vendor;
    private final Map<String, DataFieldMaxValueIncrementer> sequences = new ConcurrentHashMap<>();

    public Ids(DataSource dataSource) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
        this.vendor = Vendor.of(dataSource);
        this.counters =
                switch (vendor) {
                    case H2, POSTGRESQL -> dataSource;
                    case MYSQL, MARIADB -> apart(dataSource);
                };
    }

    /**
     * A table that counts is changed by a connection of its own. Taken from the same pool, as many
     * transactions as the pool has connections would wait for one more, each of them.
     */
    private static DataSource apart(DataSource dataSource) {
        if (!(dataSource instanceof HikariDataSource pool)) {
            return dataSource;
        }
        HikariConfig settings = new HikariConfig();
        pool.copyStateTo(settings);
        settings.setPoolName("ids");
        settings.setMaximumPoolSize(CONNECTIONS_TO_COUNT);
        settings.setMinimumIdle(0);
        // Or starting would need the database a second time.
        settings.setInitializationFailTimeout(-1);
        return new HikariDataSource(settings);
    }

    @Override
    public void close() {
        if (counters != dataSource && counters instanceof HikariDataSource pool) {
            pool.close();
        }
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
                ? new HibernateTableIncrementer(counters, name)
                : new MySQLMaxValueIncrementer(counters, name, "ID");
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
