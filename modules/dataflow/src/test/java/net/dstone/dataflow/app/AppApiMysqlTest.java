package net.dstone.dataflow.app;

import net.dstone.dataflow.testing.TestDatabase;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class AppApiMysqlTest extends AppApiContract {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", TestDatabase.MYSQL::newUrl);
        registry.add("spring.datasource.username", TestDatabase.MYSQL::username);
    }
}
