package net.dstone.dataflow.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.dstone.dataflow.schema.NoSuchSchemaTargetException;
import net.dstone.dataflow.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

class BatchSchemaConfigurationTest {

    private final JdbcClient server = JdbcClient.create(TestDatabase.H2.newMigrated());
    private final BatchSchemaConfiguration configuration = new BatchSchemaConfiguration();

    @Test
    void theServersOwnTargetsAreThereWithoutSettings() {
        assertThat(configuration.batchSchemas(server, new MockEnvironment()).all())
                .extracting(BatchSchema::name)
                .containsExactly("boot2", "boot3", "boot4");
    }

    @Test
    void aSetOfAnotherDatabaseIsRead() {
        String url = TestDatabase.H2.newUrl();
        MockEnvironment environment =
                new MockEnvironment()
                        .withProperty("dstone.batch-schemas.legacy.url", url)
                        .withProperty("dstone.batch-schemas.legacy.username", "sa")
                        .withProperty("dstone.batch-schemas.legacy.task-prefix", "OLD_TASK_")
                        .withProperty("dstone.batch-schemas.legacy.batch-prefix", "OLD_BATCH_")
                        .withProperty("dstone.batch-schemas.legacy.generation", "4");

        BatchSchema legacy = configuration.batchSchemas(server, environment).get("legacy");

        assertThat(legacy.jdbc().sql("select 1").query(Integer.class).single()).isEqualTo(1);
        assertThat(legacy.jdbc()).isNotSameAs(server);
        assertThat(legacy.sql("{task}EXECUTION {batch}JOB_EXECUTION"))
                .isEqualTo("OLD_TASK_EXECUTION OLD_BATCH_JOB_EXECUTION");
        assertThat(legacy.generation()).isEqualTo(4);
        assertThat(legacy.ownTarget()).isEmpty();
        configuration.destroy();
    }

    @Test
    void withoutAnAddressASetIsInTheServersDatabase() {
        MockEnvironment environment =
                new MockEnvironment().withProperty("dstone.batch-schemas.mine.generation", "6");

        BatchSchema mine = configuration.batchSchemas(server, environment).get("mine");

        assertThat(mine.jdbc()).isSameAs(server);
        assertThat(mine.batchPrefix()).isEqualTo("BATCH_");
        assertThat(mine.hasTasks()).isFalse();
    }

    @Test
    void aMisspeltKeyStopsTheServer() {
        assertThatThrownBy(
                        () ->
                                configuration.batchSchemas(
                                        server,
                                        new MockEnvironment()
                                                .withProperty(
                                                        "dstone.batch-schemas.a.generation", "6")
                                                .withProperty(
                                                        "dstone.batch-schemas.a.prefx", "X_")))
                .isInstanceOf(BindException.class)
                .rootCause()
                .hasMessageContaining("prefx");
    }

    @Test
    void aSetThatCannotBeIsRefused() {
        assertThatThrownBy(() -> schema("generation", "3"))
                .hasMessageContaining("generation must be 4, 5 or 6, not 3");
        assertThatThrownBy(() -> schema("batch-prefix", "X; drop table y; --"))
                .hasMessageContaining("is not a table prefix");
        assertThatThrownBy(
                        () ->
                                configuration.batchSchemas(
                                        server,
                                        new MockEnvironment()
                                                .withProperty(
                                                        "dstone.batch-schemas.boot3.generation",
                                                        "5")))
                .hasMessageContaining("same name");
    }

    @Test
    void anUnknownNameIsToldWithTheKnownOnes() {
        BatchSchemas schemas = configuration.batchSchemas(server, new MockEnvironment());

        assertThat(schemas.get("").name()).isEqualTo("boot2");
        assertThatThrownBy(() -> schemas.get("boot9"))
                .isInstanceOf(NoSuchSchemaTargetException.class)
                .hasMessage("There is no schema target 'boot9'; known are boot2, boot3, boot4");
    }

    private BatchSchemas schema(String key, String value) {
        MockEnvironment environment =
                new MockEnvironment().withProperty("dstone.batch-schemas.a.generation", "6");
        environment.setProperty("dstone.batch-schemas.a." + key, value);
        return configuration.batchSchemas(server, environment);
    }
}
