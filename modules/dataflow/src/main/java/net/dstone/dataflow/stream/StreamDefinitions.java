package net.dstone.dataflow.stream;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.dstone.dataflow.web.OrderBy;
import net.dstone.dataflow.web.Page;
import net.dstone.dataflow.web.PageQuery;
import net.dstone.server.database.LikePattern;
import net.dstone.server.database.StoredText;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stored stream definitions. */
@Component
public class StreamDefinitions {

    private final JdbcClient jdbc;
    private final StoredText texts;
    private final String columns;
    private final OrderBy order;

    StreamDefinitions(JdbcClient jdbc, StoredText texts) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.columns =
                "definition_name, %s as definition, %s as original_definition, description"
                        .formatted(texts.read("definition"), texts.read("original_definition"));
        this.order =
                new OrderBy(
                        Map.of(
                                "name",
                                "definition_name",
                                "dslText",
                                texts.read("definition"),
                                "originalDslText",
                                texts.read("original_definition"),
                                "description",
                                "coalesce(description, '')"),
                        "definition_name");
    }

    Optional<StreamDefinition> find(String name) {
        return jdbc.sql(
                        """
                        select %s from stream_definitions where definition_name = :name
                        """
                                .formatted(columns))
                .param("name", name)
                .query(StreamDefinitions::definition)
                .optional();
    }

    /**
     * @throws net.dstone.dataflow.web.DataflowException when there is none of that name
     */
    StreamDefinition get(String name) {
        return find(name).orElseThrow(() -> new NoSuchStreamDefinitionException(name));
    }

    List<StreamDefinition> findAll() {
        return jdbc.sql(
                        "select %s from stream_definitions order by definition_name"
                                .formatted(columns))
                .query(StreamDefinitions::definition)
                .list();
    }

    /** Of all streams, in order. */
    public List<String> names() {
        return jdbc.sql("select definition_name from stream_definitions order by definition_name")
                .query((row, number) -> row.getString(1))
                .list();
    }

    /**
     * @param search what the name contains, in whatever case the database takes for the same; all when
     *     null or empty
     */
    Page<StreamDefinition> list(@Nullable String search, PageQuery query) {
        String pattern = LikePattern.containing(search == null ? "" : search);
        List<StreamDefinition> content =
                jdbc.sql(
                                """
                                select %s from stream_definitions
                                where definition_name like :pattern escape '!'
                                order by %s
                                limit :size offset :offset
                                """
                                        .formatted(columns, order.sql(query.sort())))
                        .param("pattern", pattern)
                        .param("size", query.size())
                        .param("offset", query.offset())
                        .query(StreamDefinitions::definition)
                        .list();
        long total =
                jdbc.sql(
                                """
                                select count(*) from stream_definitions
                                where definition_name like :pattern escape '!'
                                """)
                        .param("pattern", pattern)
                        .query(Long.class)
                        .single();
        return new Page<>(content, query, total);
    }

    /**
     * @throws DuplicateStreamDefinitionException when there is one of that name
     */
    void insert(StreamDefinition definition) {
        try {
            jdbc.sql(
                            """
                            insert into stream_definitions
                                (definition_name, definition, original_definition, description)
                            values (:name, %s, %s, :description)
                            """
                                    .formatted(texts.write(":text"), texts.write(":original")))
                    .param("name", definition.name())
                    .param("text", definition.dslText())
                    .param("original", definition.originalDslText())
                    .param("description", definition.description())
                    .update();
        } catch (DuplicateKeyException exception) {
            throw new DuplicateStreamDefinitionException(definition.name());
        }
    }

    /** Nothing happens to a stream that was deleted meanwhile. */
    void updateText(String name, String dslText) {
        jdbc.sql(
                        """
                        update stream_definitions set definition = %s
                        where definition_name = :name
                        """
                                .formatted(texts.write(":text")))
                .param("name", name)
                .param("text", dslText)
                .update();
    }

    void delete(String name) {
        jdbc.sql("delete from stream_definitions where definition_name = :name")
                .param("name", name)
                .update();
    }

    private static StreamDefinition definition(ResultSet row, int number) throws SQLException {
        return new StreamDefinition(
                row.getString("definition_name"),
                row.getString("definition"),
                row.getString("original_definition"),
                row.getString("description"));
    }
}
