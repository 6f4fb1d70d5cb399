package net.dstone.server.database;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.logging.LoggingSystem;

/** A watch for what needs one, which watches only when told to. */
public final class TestWatch {

    private TestWatch() {}

    public static DatabaseWatch of(DataSource dataSource, MeterRegistry meters) {
        return new DatabaseWatch(
                dataSource,
                event -> {},
                new DefaultListableBeanFactory().getBeanProvider(LoggingSystem.class),
                meters,
                Clock.systemUTC());
    }
}
