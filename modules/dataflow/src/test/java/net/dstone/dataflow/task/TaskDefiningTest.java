package net.dstone.dataflow.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import net.dstone.dataflow.app.AppRegistry;
import net.dstone.dataflow.audit.Audit;
import net.dstone.dataflow.database.RowCounts;
import net.dstone.dataflow.platform.TaskPlatform;
import net.dstone.dataflow.platform.TaskPlatforms;
import net.dstone.dataflow.testing.TestDatabase;
import net.dstone.platform.FakeTaskLauncher;
import net.dstone.server.database.Ids;
import net.dstone.server.database.StoredText;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

class TaskDefiningTest {

    private final DataSource dataSource = TestDatabase.H2.newMigrated();
    private final JdbcClient jdbc = JdbcClient.create(dataSource);
    private final TaskTables tables = new TaskTables(jdbc);

    @Test
    void aLaunchDefinesATaskOfTheNameOfAnAppWhenTheSettingSaysSo() {
        tables.app("import", "file:/apps/import-1.0.0.jar");
        TaskDefining defining = defining(true);

        TaskDefinition defined = defining.getForLaunch("import");

        assertThat(defined.dslText()).isEqualTo("import");
        assertThat(tables.rows("task_definitions")).isOne();
        assertThat(tables.rows("audit_records")).isOne();
        assertThat(defining.getForLaunch("import")).isEqualTo(defined);
        assertThat(tables.rows("audit_records")).isOne();
    }

    @Test
    void aLaunchDefinesNothingWithoutAnAppOrWithoutTheSetting() {
        tables.app("import", "file:/apps/import-1.0.0.jar");

        assertThatExceptionOfType(NoSuchTaskDefinitionException.class)
                .isThrownBy(() -> defining(true).getForLaunch("nosuchapp"));
        assertThatExceptionOfType(NoSuchTaskDefinitionException.class)
                .isThrownBy(() -> defining(false).getForLaunch("import"));
        assertThat(tables.rows("task_definitions")).isZero();
    }

    @Test
    void aDefinitionThatIsThereIsTakenAsItIs() {
        tables.app("import", "file:/apps/import-1.0.0.jar");
        tables.definition("import", "export --mode=full", "mine");

        assertThat(defining(true).getForLaunch("import"))
                .isEqualTo(new TaskDefinition("import", "export --mode=full", "mine"));
    }

    private TaskDefining defining(boolean autoCreate) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(DataSource.class, () -> dataSource);
        context.registerBean(JdbcClient.class, () -> jdbc);
        context.registerBean(Clock.class, Clock::systemUTC);
        context.registerBean(JsonMapper.class, JsonMapper::shared);
        context.registerBean(
                TransactionOperations.class,
                () -> new TransactionTemplate(new JdbcTransactionManager(dataSource)));
        context.registerBean(
                TaskPlatforms.class,
                () ->
                        new TaskPlatforms(
                                List.of(
                                        new TaskPlatform(
                                                "default",
                                                "Local",
                                                "",
                                                5,
                                                new FakeTaskLauncher()))));
        context.registerBean(
                TaskDefinitionProperties.class, () -> new TaskDefinitionProperties(autoCreate));
        context.register(
                Ids.class,
                StoredText.class,
                Audit.class,
                AppRegistry.class,
                TaskDefinitions.class,
                RowCounts.class,
                TaskExecutions.class,
                TaskExecutionRows.class,
                TaskExecutionDeleting.class,
                TaskDefining.class);
        context.refresh();
        return context.getBean(TaskDefining.class);
    }
}
