package net.dstone.stream.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ReceivedTest {

    @TempDir Path folder;

    private static Note note(String source, long sequence, String key, String... via) {
        return new Note(source, sequence, key, "text", List.of(via));
    }

    private Received kept() throws IOException {
        return Received.keptIn(NoteFile.open(folder.resolve("in/notes.jsonl"), new JsonMapper()));
    }

    @Test
    void countsEachSourceForItself() throws IOException {
        try (Received received = Received.inMemory()) {
            received.add(note("a", 1, "k"));
            received.add(note("a", 3, "k"));
            received.add(note("b", 1, "k"));
            received.add(note("b", 1, "k"));
            Summary summary = received.summary();
            assertThat(summary.count()).isEqualTo(4);
            assertThat(summary.missing()).isEqualTo(1);
            assertThat(summary.duplicates()).isEqualTo(1);
            assertThat(summary.outOfOrder()).isZero();
            assertThat(summary.sources())
                    .isEqualTo(
                            Map.of(
                                    "a", new Summary.Source(1, 3, List.of(2L)),
                                    "b", new Summary.Source(1, 1, List.of())));
        }
    }

    @Test
    void orderCountsWithinAKeyOnly() throws IOException {
        try (Received received = Received.inMemory()) {
            received.add(note("a", 2, "x"));
            received.add(note("a", 1, "y"));
            assertThat(received.summary().outOfOrder()).isZero();
            received.add(note("a", 4, "x"));
            received.add(note("a", 3, "x"));
            assertThat(received.summary().outOfOrder()).isEqualTo(1);
        }
    }

    @Test
    void tellsWhichProcessorsTheNotesCameThrough() throws IOException {
        try (Received received = Received.inMemory()) {
            received.add(note("a", 1, "x", "1.0.0#0"));
            received.add(note("a", 2, "x", "1.0.0#0", "2.0.0#1"));
            assertThat(received.summary().via()).isEqualTo(Map.of("1.0.0#0", 2L, "2.0.0#1", 1L));
        }
    }

    @Test
    void goesOnCountingFromItsFile() throws IOException {
        try (Received received = kept()) {
            received.add(note("a", 1, "x"));
            received.add(note("a", 2, "x"));
        }
        try (Received received = kept()) {
            received.add(note("a", 2, "x"));
            assertThat(received.summary().count()).isEqualTo(3);
            assertThat(received.summary().duplicates()).isEqualTo(1);
        }
    }

    @Test
    void aLineCutOffByAKillIsWrittenAnew() throws IOException {
        Path file = folder.resolve("in/notes.jsonl");
        try (Received received = kept()) {
            received.add(note("a", 1, "x"));
        }
        String whole = Files.readString(file);
        Files.writeString(file, "{\"source\":\"a\",\"sequ", StandardOpenOption.APPEND);
        try (Received received = kept()) {
            assertThat(received.summary().count()).isEqualTo(1);
            received.add(note("a", 1, "x"));
        }
        assertThat(file).hasContent(whole + whole);
    }
}
