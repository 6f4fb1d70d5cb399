package net.dstone.dataflow.migration;

import net.dstone.dataflow.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class TakenOverServerH2Test extends TakenOverServerContract {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        takeOver(TestDatabase.H2, registry);
    }

    @Override
    protected String asScdfReads(JdbcClient jdbc, String column, String fromWhere) {
        return jdbc.sql("select %s from %s".formatted(column, fromWhere))
                .query(String.class)
                .single();
    }
}
