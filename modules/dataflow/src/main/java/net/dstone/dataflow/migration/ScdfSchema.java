package net.dstone.dataflow.migration;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.dstone.server.database.Vendor;

/**
 * What a schema of SCDF 2.11.5 looks like.
 *
 * @param tables the columns of each
 */
record ScdfSchema(Map<String, List<String>> tables, List<String> sequences, List<String> views) {

    /** The columns whose text PostgreSQL keeps as large objects. */
    static final Map<String, List<String>> LARGE_OBJECTS =
            Map.of(
                    "app_registration", List.of("uri", "metadata_uri"),
                    "stream_definitions", List.of("definition", "original_definition"),
                    "task_definitions", List.of("definition"));

    /** The version of the migration that made the schema what it is in 2.11.5. */
    static int lastVersion(Vendor vendor) {
        return switch (vendor) {
            case H2 -> 1;
            case POSTGRESQL -> 13;
            case MYSQL, MARIADB -> 12;
        };
    }

    static ScdfSchema load() {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        List<String> sequences = new ArrayList<>();
        List<String> views = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        ScdfSchema.class.getResourceAsStream("scdf-2.11.5.txt")),
                                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<String> words = List.of(line.split(" "));
                switch (words.getFirst()) {
                    case "table" -> tables.put(words.get(1), words.subList(2, words.size()));
                    case "sequence" -> sequences.add(words.get(1));
                    case "view" -> views.add(words.get(1));
                    default -> {
                        // a comment
                    }
                }
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        return new ScdfSchema(tables, sequences, views);
    }

    /** What the schema lacks, each for people to read. */
    List<String> missingIn(SchemaContent content) {
        List<String> missing = new ArrayList<>();
        tables.forEach(
                (table, columns) -> {
                    if (!content.hasTable(table)) {
                        missing.add("table " + table);
                        return;
                    }
                    for (String column : columns) {
                        if (!content.hasColumn(table, column)) {
                            missing.add("column %s.%s".formatted(table, column));
                        }
                    }
                });
        for (String sequence : sequences) {
            if (!content.hasSequence(sequence)) {
                missing.add("sequence " + sequence);
            }
        }
        for (String view : views) {
            if (!content.hasTable(view)) {
                missing.add("view " + view);
            }
        }
        return missing;
    }
}
