package net.dstone.batch.job.table;

import java.util.Map;
import javax.sql.DataSource;
import net.dstone.batch.common.BatchSettings;
import net.dstone.batch.common.batch.Steps;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.item.database.JdbcBatchItemWriter;
import org.springframework.batch.infrastructure.item.database.JdbcPagingItemReader;
import org.springframework.batch.infrastructure.item.database.Order;
import org.springframework.batch.infrastructure.item.database.builder.JdbcBatchItemWriterBuilder;
import org.springframework.batch.infrastructure.item.database.builder.JdbcPagingItemReaderBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.namedparam.SimplePropertySqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code dstone_customer} of the sample jobs, in the data source of the run. */
@Component
public class CustomerTable {

    private static final Logger log = LoggerFactory.getLogger(CustomerTable.class);

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final int pageSize;

    CustomerTable(DataSource dataSource, JdbcClient jdbc, BatchSettings settings) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.pageSize = settings.chunkSize();
    }

    /** A first step that leaves an empty table. */
    public Step createStep(Steps steps) {
        return steps.tasklet(
                "createTable",
                (contribution, context) -> {
                    create();
                    int deleted = jdbc.sql("delete from dstone_customer").update();
                    log.info("테이블 준비 Table dstone_customer is ready, {} old rows deleted", deleted);
                    return RepeatStatus.FINISHED;
                });
    }

    private void create() {
        jdbc.sql(
                        """
                        create table if not exists dstone_customer (
                            id integer primary key,
                            name varchar(100) not null,
                            grade varchar(20) not null,
                            balance bigint not null
                        )
                        """)
                .update();
    }

    /** A first step that ends with advice when there is nothing to work on. */
    public Step checkStep(Steps steps) {
        return steps.tasklet(
                "checkTable",
                (contribution, context) -> {
                    create();
                    int rows =
                            jdbc.sql("select count(*) from dstone_customer")
                                    .query(Integer.class)
                                    .single();
                    if (rows == 0) {
                        throw new IllegalStateException(
                                "Table dstone_customer is empty; run tableInsertJob first");
                    }
                    log.info("대상 {} customers to work on", rows);
                    return RepeatStatus.FINISHED;
                });
    }

    int lastId() {
        return jdbc.sql("select coalesce(max(id), 0) from dstone_customer")
                .query(Integer.class)
                .single();
    }

    /** Reads the customers from {@code first} to {@code last}, both included, and can go on after a restart. */
    public JdbcPagingItemReader<Customer> reader(int first, int last) throws Exception {
        return new JdbcPagingItemReaderBuilder<Customer>()
                .name("customers")
                .dataSource(dataSource)
                .selectClause("id, name, grade, balance")
                .fromClause("dstone_customer")
                .whereClause("id between :first and :last")
                .parameterValues(Map.of("first", first, "last", last))
                .sortKeys(Map.of("id", Order.ASCENDING))
                .rowMapper(DataClassRowMapper.newInstance(Customer.class))
                .pageSize(pageSize)
                .build();
    }

    public JdbcBatchItemWriter<Customer> inserter() {
        return writer(
                """
                insert into dstone_customer (id, name, grade, balance)
                values (:id, :name, :grade, :balance)
                """);
    }

    JdbcBatchItemWriter<Customer> updater() {
        return writer(
                """
                update dstone_customer
                set grade = :grade, balance = :balance
                where id = :id
                """);
    }

    private JdbcBatchItemWriter<Customer> writer(String sql) {
        return new JdbcBatchItemWriterBuilder<Customer>()
                .dataSource(dataSource)
                .sql(sql)
                .itemSqlParameterSourceProvider(SimplePropertySqlParameterSource::new)
                .build();
    }
}
