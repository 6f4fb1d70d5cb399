package net.dstone.dataflow.endtoend;

import net.dstone.dataflow.testing.TestDatabase;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class ManyRowsOnPostgresTest extends ManyRowsContract {

    /** Tables of this size are read whole where bigger ones are not: let them look fifty times as big. */
    private static final String AS_IF_BIGGER =
            "options=-c%20seq_page_cost=50%20-c%20random_page_cost=1";

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", ManyRowsOnPostgresTest::url);
        registry.add("spring.datasource.username", TestDatabase.POSTGRESQL::username);
    }

    private static String url() {
        String url = TestDatabase.POSTGRESQL.newUrl();
        return url + (url.contains("?") ? "&" : "?") + AS_IF_BIGGER;
    }
}
