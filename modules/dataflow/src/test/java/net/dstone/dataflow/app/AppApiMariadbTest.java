package net.dstone.dataflow.app;

import net.dstone.dataflow.testing.TestDatabase;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class AppApiMariadbTest extends AppApiContract {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", TestDatabase.MARIADB::newUrl);
        registry.add("spring.datasource.username", TestDatabase.MARIADB::username);
    }
}
