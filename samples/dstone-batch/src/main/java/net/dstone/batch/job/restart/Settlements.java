package net.dstone.batch.job.restart;

import javax.sql.DataSource;
import org.springframework.batch.infrastructure.item.database.JdbcBatchItemWriter;
import org.springframework.batch.infrastructure.item.database.builder.JdbcBatchItemWriterBuilder;
import org.springframework.jdbc.core.namedparam.SimplePropertySqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code dstone_settlement}; its key refuses to settle a payment twice in one job instance. */
@Component
class Settlements {

    private final DataSource dataSource;
    private final JdbcClient jdbc;

    Settlements(DataSource dataSource, JdbcClient jdbc) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
    }

    void createTable() {
        jdbc.sql(
                        """
                        create table if not exists dstone_settlement (
                            job_instance_id bigint not null,
                            payment_no integer not null,
                            amount bigint not null,
                            primary key (job_instance_id, payment_no)
                        )
                        """)
                .update();
    }

    JdbcBatchItemWriter<Settlement> writer() {
        return new JdbcBatchItemWriterBuilder<Settlement>()
                .dataSource(dataSource)
                .sql(
                        """
                        insert into dstone_settlement (job_instance_id, payment_no, amount)
                        values (:jobInstanceId, :paymentNo, :amount)
                        """)
                .itemSqlParameterSourceProvider(SimplePropertySqlParameterSource::new)
                .build();
    }

    int count(long jobInstanceId) {
        return jdbc.sql("select count(*) from dstone_settlement where job_instance_id = :id")
                .param("id", jobInstanceId)
                .query(Integer.class)
                .single();
    }
}
