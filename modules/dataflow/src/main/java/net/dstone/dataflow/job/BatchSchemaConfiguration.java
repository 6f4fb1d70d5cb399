package net.dstone.dataflow.job;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.dstone.dataflow.schema.SchemaTarget;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts together the sets of batch tables; a misspelt key of a configured one stops the server. */
@Configuration(proxyBeanMethods = false)
class BatchSchemaConfiguration implements DisposableBean {

    /** A list waits for every database, so one that is away must not hold it up for long. */
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);

    private final List<HikariDataSource> pools = new ArrayList<>();

    @Bean
    BatchSchemas batchSchemas(JdbcClient serverDatabase, Environment environment) {
        List<BatchSchema> schemas = new ArrayList<>();
        for (SchemaTarget target : SchemaTarget.values()) {
            schemas.add(BatchSchema.of(target, serverDatabase));
        }
        Map<String, BatchSchemaSettings> configured =
                Binder.get(environment)
                        .bind(
                                BatchSchemaSettings.PREFIX,
                                Bindable.mapOf(String.class, BatchSchemaSettings.class),
                                new NoUnboundElementsBindHandler(BindHandler.DEFAULT))
                        .orElseGet(Map::of);
        configured.forEach(
                (name, settings) ->
                        schemas.add(
                                new BatchSchema(
                                        name,
                                        settings.url() == null
                                                ? serverDatabase
                                                : JdbcClient.create(pool(name, settings)),
                                        settings.taskPrefix(),
                                        settings.batchPrefixOrDefault(),
                                        settings.generation(),
                                        null)));
        return new BatchSchemas(schemas);
    }

    @Override
    public void destroy() {
        pools.forEach(HikariDataSource::close);
    }

    private HikariDataSource pool(String name, BatchSchemaSettings settings) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("batch-schema-" + name);
        pool.setJdbcUrl(settings.url());
        pool.setUsername(settings.username());
        pool.setPassword(settings.password());
        pool.setReadOnly(true);
        pool.setMaximumPoolSize(4);
        pool.setMinimumIdle(0);
        pool.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
        pools.add(pool);
        return pool;
    }
}
