package net.dstone.dataflow.job;

import net.dstone.dataflow.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
class ReadOnlySchemaEndpointTest {

    private static final DriverManagerDataSource LEGACY =
            (DriverManagerDataSource) TestDatabase.H2.newMigrated();

    @Autowired private RestTestClient client;

    @DynamicPropertySource
    static void legacySchema(DynamicPropertyRegistry registry) {
        registry.add("dstone.batch-schemas.legacy.url", LEGACY::getUrl);
        registry.add("dstone.batch-schemas.legacy.username", () -> "sa");
        registry.add("dstone.batch-schemas.legacy.generation", () -> 4);
    }

    @Test
    void jobsOfAConfiguredDatabaseAreShownButLeftAlone() {
        BatchTables legacy =
                new BatchTables(
                        new BatchSchema(
                                "legacy", JdbcClient.create(LEGACY), null, "BATCH_", 4, null));
        long failed = legacy.execution("old", BatchStatus.FAILED, BatchTables.START);

        client.get()
                .uri("/jobs/executions?name=old")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.page.totalElements")
                .isEqualTo(1)
                .jsonPath("$._embedded.jobExecutionResourceList[0].schemaTarget")
                .isEqualTo("legacy")
                .jsonPath("$._embedded.jobExecutionResourceList[0].taskExecutionId")
                .isEmpty();
        for (String action : new String[] {"stop", "restart"}) {
            client.put()
                    .uri(
                            "/jobs/executions/%d?schemaTarget=legacy&%s=true"
                                    .formatted(failed, action))
                    .exchange()
                    .expectStatus()
                    .isEqualTo(422)
                    .expectBody()
                    .jsonPath("$._embedded.errors[0].logref")
                    .isEqualTo("ReadOnlyBatchSchemaException");
        }
    }
}
