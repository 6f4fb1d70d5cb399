package net.dstone.dataflow.stream;

import net.dstone.dataflow.testing.TestDatabase;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class StreamApiPostgresqlTest extends StreamApiContract {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", TestDatabase.POSTGRESQL::newUrl);
        registry.add("spring.datasource.username", TestDatabase.POSTGRESQL::username);
    }
}
