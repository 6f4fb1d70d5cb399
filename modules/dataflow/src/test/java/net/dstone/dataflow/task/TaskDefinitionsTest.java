package net.dstone.dataflow.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.dataflow.testing.TestDatabase;
import net.dstone.dataflow.web.InvalidSortException;
import net.dstone.dataflow.web.PageQuery;
import net.dstone.server.database.StoredText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@EnumSource
class TaskDefinitionsTest {

    private final TaskTables tables;
    private final TaskDefinitions definitions;

    TaskDefinitionsTest(TestDatabase database) {
        JdbcClient jdbc = JdbcClient.create(database.newMigrated());
        tables = new TaskTables(jdbc);
        definitions = new TaskDefinitions(jdbc, new StoredText(jdbc));
        definitions.insert(new TaskDefinition("b_one", "import --mode=50%", "first of all"));
        definitions.insert(new TaskDefinition("a-two", "<import || export>", ""));
        definitions.insert(new TaskDefinition("c", "export", null));
    }

    @Test
    void findsByAPartOfNameDescriptionOrText() {
        assertThat(names("-tw", null, null)).containsExactly("a-two");
        assertThat(names(null, "first", null)).containsExactly("b_one");
        assertThat(names(null, null, "import")).containsExactly("a-two", "b_one");
        assertThat(names(null, null, "nothing")).isEmpty();
        assertThat(names("", null, "")).containsExactly("a-two", "b_one", "c");
    }

    @Test
    void wildcardsOfTheDatabaseAreOrdinaryCharacters() {
        assertThat(names("_", null, null)).containsExactly("b_one");
        assertThat(names(null, null, "50%")).containsExactly("b_one");
        assertThat(names(null, null, "\\")).isEmpty();
    }

    @Test
    void namesAreFoundInAnyLetterCaseThoseFirstThatBeginWithTheText() {
        definitions.insert(new TaskDefinition("Two-b", "import", ""));

        assertThat(definitions.findNames("tWo", 8)).containsExactly("Two-b", "a-two");
        assertThat(definitions.findNames("two", 1)).containsExactly("Two-b");
        assertThat(definitions.findNames("_", 8)).containsExactly("b_one");
        assertThat(definitions.findNames("nothing", 8)).isEmpty();
    }

    @Test
    void refusesToSearchByTwoThingsAtOnce() {
        assertThatExceptionOfType(TaskQueryParamException.class)
                .isThrownBy(() -> new TaskDefinitionFilter("a", "b", null));
        assertThatExceptionOfType(TaskQueryParamException.class)
                .isThrownBy(() -> new TaskDefinitionFilter(null, "a", "b"));
    }

    @Test
    void sortsByEachColumnOfTheResource() {
        assertThat(sorted("taskName", true)).containsExactly("c", "b_one", "a-two");
        assertThat(sorted("dslText", true)).containsExactly("b_one", "c", "a-two");
        assertThat(sorted("description", false)).containsExactly("a-two", "c", "b_one");
        assertThatExceptionOfType(InvalidSortException.class)
                .isThrownBy(() -> sorted("definition_name", false));
    }

    @Test
    void countsAllAndPages() {
        var page = definitions.list(TaskDefinitionFilter.ALL, new PageQuery(1, 2, List.of()));
        assertThat(page.content()).extracting(TaskDefinition::name).containsExactly("c");
        assertThat(page.total()).isEqualTo(3);
    }

    @Test
    void aNameIsTakenOnlyOnce() {
        assertThatExceptionOfType(DuplicateTaskException.class)
                .isThrownBy(() -> definitions.insert(new TaskDefinition("c", "import", null)));
        assertThat(definitions.get("c").dslText()).isEqualTo("export");
    }

    @Test
    void deletingForgetsThePlatformTheTaskWasBoundTo() {
        tables.deployed(new ExecutionKey(1, SchemaTarget.BOOT3), "default");
        definitions.delete(List.of("c", "any", "not there"));
        assertThat(definitions.find("c")).isEmpty();
        assertThat(tables.rows("task_deployment")).isZero();
        assertThat(tables.rows("task_definitions")).isEqualTo(2);
    }

    private List<String> names(
            @Nullable String name, @Nullable String description, @Nullable String dslText) {
        return definitions
                .list(
                        new TaskDefinitionFilter(name, description, dslText),
                        new PageQuery(0, 20, List.of()))
                .content()
                .stream()
                .map(TaskDefinition::name)
                .toList();
    }

    private List<String> sorted(String property, boolean descending) {
        return definitions
                .list(
                        TaskDefinitionFilter.ALL,
                        new PageQuery(0, 20, List.of(new PageQuery.Sort(property, descending))))
                .content()
                .stream()
                .map(TaskDefinition::name)
                .toList();
    }
}
