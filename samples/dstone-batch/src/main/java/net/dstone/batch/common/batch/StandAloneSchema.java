package net.dstone.batch.common.batch;

import java.util.Locale;
import javax.sql.DataSource;
import net.dstone.batch.common.LaunchMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.DatabasePopulatorUtils;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;

/**
 * Creates the Spring Batch tables in a database of our own. A run that a server launched, or one with
 * another table prefix, uses tables that belong to somebody else and creates nothing.
 */
@Component
final class StandAloneSchema implements InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(StandAloneSchema.class);

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final Environment environment;

    StandAloneSchema(DataSource dataSource, JdbcClient jdbc, Environment environment) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.environment = environment;
    }

    @Override
    public void afterPropertiesSet() throws MetaDataAccessException {
        if (isOurs() && !tablesExist()) {
            String product =
                    JdbcUtils.extractDatabaseMetaData(
                            dataSource, meta -> meta.getDatabaseProductName());
            String platform =
                    DatabaseDriver.fromProductName(product).name().toLowerCase(Locale.ROOT);
            log.info("Creating the Spring Batch tables in this {} database", product);
            DatabasePopulatorUtils.execute(
                    new ResourceDatabasePopulator(
                            new ClassPathResource(
                                    "org/springframework/batch/core/schema-%s.sql"
                                            .formatted(platform))),
                    dataSource);
        }
    }

    private boolean isOurs() {
        return LaunchMode.taskExecutionId(environment).isEmpty()
                && environment
                        .getProperty("spring.batch.jdbc.table-prefix", "BATCH_")
                        .equals("BATCH_");
    }

    private boolean tablesExist() {
        try {
            jdbc.sql("select count(*) from BATCH_JOB_INSTANCE where 1 = 0").query().singleValue();
            return true;
        } catch (BadSqlGrammarException missing) {
            return false;
        }
    }
}
