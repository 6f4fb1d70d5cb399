package net.dstone.dataflow.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.dstone.dataflow.web.OrderBy;
import net.dstone.dataflow.web.Page;
import net.dstone.dataflow.web.PageQuery;
import net.dstone.server.database.LikePattern;
import net.dstone.server.database.StoredText;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stored task definitions. */
@Component
public class TaskDefinitions {

    private final JdbcClient jdbc;
    private final StoredText texts;
    private final String columns;
    private final OrderBy order;

    TaskDefinitions(JdbcClient jdbc, StoredText texts) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.columns =
                "definition_name, %s as definition, description"
                        .formatted(texts.read("definition"));
        this.order =
                new OrderBy(
                        Map.of(
                                "taskName", "definition_name",
                                "dslText", texts.read("definition"),
                                "description", "coalesce(description, '')"),
                        "definition_name");
    }

    public Optional<TaskDefinition> find(String name) {
        return findAll(List.of(name)).stream().findFirst();
    }

    /**
     * @throws NoSuchTaskDefinitionException when there is none of that name
     */
    public TaskDefinition get(String name) {
        return find(name).orElseThrow(() -> new NoSuchTaskDefinitionException(name));
    }

    /** Those of the names that exist. */
    public List<TaskDefinition> findAll(Collection<String> names) {
        if (names.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(
                        """
                        select %s from task_definitions where definition_name in (:names)
                        """
                                .formatted(columns))
                .param("names", names)
                .query(TaskDefinitions::definition)
                .list();
    }

    /** Names that contain the text, in any letter case, those first that begin with it. */
    public List<String> findNames(String text, int limit) {
        String lower = text.toLowerCase(Locale.ROOT);
        return jdbc.sql(
                        """
                        select definition_name from task_definitions
                        where lower(definition_name) like :part escape '!'
                        order by case when lower(definition_name) like :beginning escape '!'
                            then 0 else 1 end, definition_name
                        limit :limit
                        """)
                .param("part", LikePattern.containing(lower))
                .param("beginning", LikePattern.beginningWith(lower))
                .param("limit", limit)
                .query((row, number) -> row.getString(1))
                .list();
    }

    List<TaskDefinition> findAll() {
        return jdbc.sql(
                        "select %s from task_definitions order by definition_name"
                                .formatted(columns))
                .query(TaskDefinitions::definition)
                .list();
    }

    Page<TaskDefinition> list(TaskDefinitionFilter filter, PageQuery query) {
        List<TaskDefinition> content =
                jdbc.sql(
                                """
                                select %s from task_definitions
                                where %s
                                order by %s
                                limit :size offset :offset
                                """
                                        .formatted(
                                                columns,
                                                filter.condition(texts),
                                                order.sql(query.sort())))
                        .params(filter.parameters())
                        .param("size", query.size())
                        .param("offset", query.offset())
                        .query(TaskDefinitions::definition)
                        .list();
        long total =
                jdbc.sql("select count(*) from task_definitions where " + filter.condition(texts))
                        .params(filter.parameters())
                        .query(Long.class)
                        .single();
        return new Page<>(content, query, total);
    }

    /**
     * @throws DuplicateTaskException when there is one of that name
     */
    public void insert(TaskDefinition definition) {
        try {
            jdbc.sql(
                            """
                            insert into task_definitions (definition_name, definition, description)
                            values (:name, %s, :description)
                            """
                                    .formatted(texts.write(":text")))
                    .param("name", definition.name())
                    .param("text", definition.dslText())
                    .param("description", definition.description())
                    .update();
        } catch (DuplicateKeyException exception) {
            throw new DuplicateTaskException(definition.name());
        }
    }

    /** Deletes the definitions that exist, and what ties their names to a platform. */
    void delete(Collection<String> names) {
        jdbc.sql("delete from task_deployment where task_definition_name in (:names)")
                .param("names", names)
                .update();
        jdbc.sql("delete from task_definitions where definition_name in (:names)")
                .param("names", names)
                .update();
    }

    private static TaskDefinition definition(ResultSet row, int number) throws SQLException {
        return new TaskDefinition(
                row.getString("definition_name"),
                row.getString("definition"),
                row.getString("description"));
    }
}
