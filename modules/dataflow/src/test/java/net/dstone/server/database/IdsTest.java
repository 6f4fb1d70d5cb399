package net.dstone.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.dataflow.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class IdsTest {

    @ParameterizedTest
    @EnumSource
    void everySequenceCountsByOne(TestDatabase database) {
        Ids ids = new Ids(database.newMigrated());
        for (SchemaTarget target : SchemaTarget.values()) {
            long first = ids.next(target.taskPrefix() + "SEQ");
            assertThat(ids.next(target.taskPrefix() + "SEQ")).isEqualTo(first + 1);
        }
        assertThat(ids.next(Ids.ENTITIES)).isPositive();
    }

    /** A transaction may have the pool's last connection. */
    @ParameterizedTest
    @EnumSource
    void transactionsDoNotWaitForFurtherConnectionsOfTheirPool(TestDatabase database) {
        DriverManagerDataSource source = (DriverManagerDataSource) database.newMigrated();
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(source.getUrl());
            pool.setUsername(source.getUsername());
            pool.setPassword(source.getPassword());
            pool.setMaximumPoolSize(1);
            pool.setConnectionTimeout(1_000);
            try (Ids ids = new Ids(pool)) {
                new TransactionTemplate(new JdbcTransactionManager(pool))
                        .executeWithoutResult(
                                status -> {
                                    JdbcClient.create(pool).sql("select 1").query().singleValue();
                                    assertThat(ids.next("TASK_SEQ")).isPositive();
                                    assertThat(ids.next(Ids.ENTITIES)).isPositive();
                                });
            }
        }
    }
}
