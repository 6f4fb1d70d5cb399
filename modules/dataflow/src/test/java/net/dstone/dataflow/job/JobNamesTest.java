package net.dstone.dataflow.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.dataflow.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class JobNamesTest {

    private final Clock clock = Clock.systemUTC();

    @ParameterizedTest
    @EnumSource
    void namesOfAllTargetsAreFoundByAPartInAnyLetterCase(TestDatabase database) {
        DataSource dataSource = database.newMigrated();
        BatchTables boot2 = new BatchTables(SchemaTarget.BOOT2, dataSource);
        BatchTables boot4 = new BatchTables(SchemaTarget.BOOT4, dataSource);
        for (int i = 0; i < 3; i++) {
            boot2.instance("nightlyBilling");
            boot4.instance("billingJob");
        }
        boot4.instance("nightlyBilling");
        boot4.instance("100%");
        JobNames names = names(boot2.schema, boot4.schema);

        assertThat(names.find("BILL", 8)).containsExactly("billingJob", "nightlyBilling");
        assertThat(names.find("bill", 1)).containsExactly("billingJob");
        assertThat(names.find("%", 8)).containsExactly("100%");
        assertThat(names.find("export", 8)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void noMoreThanTheFirstTwoHundredAreLookedThrough(TestDatabase database) {
        BatchTables tables = new BatchTables(SchemaTarget.BOOT3, database.newMigrated());
        for (int i = 0; i < 210; i++) {
            tables.instance("job%03d".formatted(i));
        }

        assertThat(names(tables.schema).find("job", 1000)).hasSize(200).endsWith("job199");
    }

    @Test
    void tablesOfOthersThatCannotBeReadAreLeftOut() {
        DataSource dataSource = TestDatabase.H2.newMigrated();
        BatchTables boot4 = new BatchTables(SchemaTarget.BOOT4, dataSource);
        boot4.instance("billing");
        BatchSchema others =
                new BatchSchema("others", JdbcClient.create(dataSource), null, "MISSING_", 5, null);

        assertThat(names(others, boot4.schema).find("bill", 8)).containsExactly("billing");
    }

    @Test
    void ofTheServersOwnTablesAnErrorIsTold() {
        DataSource dataSource = TestDatabase.H2.newMigrated();
        JdbcClient.create(dataSource).sql("drop all objects").update();
        BatchTables boot4 = new BatchTables(SchemaTarget.BOOT4, dataSource);

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> names(boot4.schema).find("bill", 8));
    }

    private JobNames names(BatchSchema... schemas) {
        return new JobNames(new BatchSchemas(List.of(schemas)), clock);
    }
}
