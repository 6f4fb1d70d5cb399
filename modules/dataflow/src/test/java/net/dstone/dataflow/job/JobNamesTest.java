package net.dstone.dataflow.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.sql.DataSource;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.dataflow.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobNamesTest {

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
        JobNames names = new JobNames(new BatchSchemas(List.of(boot2.schema, boot4.schema)));

        assertThat(names.find("BILL", 8)).containsExactly("billingJob", "nightlyBilling");
        assertThat(names.find("bill", 1)).containsExactly("billingJob");
        assertThat(names.find("%", 8)).containsExactly("100%");
        assertThat(names.find("export", 8)).isEmpty();
    }
}
