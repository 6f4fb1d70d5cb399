package net.dstone.dataflow.database;

import javax.sql.DataSource;
import org.springframework.jdbc.support.incrementer.DataFieldMaxValueIncrementer;
import org.springframework.jdbc.support.incrementer.H2SequenceMaxValueIncrementer;
import org.springframework.jdbc.support.incrementer.PostgresSequenceMaxValueIncrementer;
import org.springframework.stereotype.Component;

/** Draws ids from the database's sequences, which SCDF and the batch applications draw from as well. */
@Component
public class Ids {

    /** One sequence for all of the server's own entities, as SCDF has it. */
    public static final String ENTITIES = "hibernate_sequence";

    private final DataSource dataSource;
    private final Vendor vendor;

    public Ids(DataSource dataSource) {
        this.dataSource = dataSource;
        this.vendor = Vendor.of(dataSource);
    }

    /** The next id of a sequence such as {@code TASK_SEQ}. */
    public long next(String sequence) {
        DataFieldMaxValueIncrementer incrementer =
                switch (vendor) {
                    case H2 -> new H2SequenceMaxValueIncrementer(dataSource, sequence);
                    case POSTGRESQL ->
                            new PostgresSequenceMaxValueIncrementer(dataSource, sequence);
                };
        return incrementer.nextLongValue();
    }
}
