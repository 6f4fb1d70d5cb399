package net.dstone.dataflow.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.dstone.dataflow.execution.SearchMerge.Look;
import net.dstone.dataflow.execution.SearchMerge.Merged;
import net.dstone.dataflow.schema.SchemaTarget;
import net.dstone.dataflow.task.ExecutionKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Ids are moments here. */
class SearchMergeTest {

    private static final Stream TWO = Stream.of(SchemaTarget.BOOT2, Stream.Kind.ALL);
    private static final Stream THREE = Stream.of(SchemaTarget.BOOT3, Stream.Kind.ALL);

    @Test
    void theNewestOfAllStreamsComeFirstAndTheRestIsLeftForTheNextPage() {
        Merged merged =
                SearchMerge.merge(List.of(look(TWO, null, 9, 5, 1), look(THREE, null, 8, 7)), 4);

        assertThat(ids(merged)).containsExactly(9L, 8L, 7L, 5L);
        assertThat(merged.next()).isEqualTo(Map.of("boot2.ALL", new Position(5, null)));
    }

    @Test
    void nothingIsLeftWhenAllIsOnThePage() {
        Merged merged = SearchMerge.merge(List.of(look(TWO, null, 9), look(THREE, null)), 1);

        assertThat(ids(merged)).containsExactly(9L);
        assertThat(merged.next()).isEmpty();
    }

    @Test
    void nothingOlderThanAWallIsShownBeforeWhatMayStandBehindIt() {
        Merged merged = SearchMerge.merge(List.of(look(TWO, 6L, 9), look(THREE, null, 8, 5)), 10);

        assertThat(ids(merged)).containsExactly(9L, 8L);
        assertThat(merged.next())
                .isEqualTo(
                        Map.of(
                                "boot2.ALL", new Position(6, null),
                                "boot3.ALL", new Position(8, null)));
    }

    @Test
    void aWallThatWasNotReachedIsLookedAtAgain() {
        Merged merged = SearchMerge.merge(List.of(look(TWO, 2L), look(THREE, null, 8, 5)), 1);

        assertThat(ids(merged)).containsExactly(8L);
        assertThat(merged.next())
                .isEqualTo(
                        Map.of(
                                "boot2.ALL",
                                Position.BEGINNING,
                                "boot3.ALL",
                                new Position(8, null)));
    }

    private static Look look(Stream stream, @Nullable Long wall, long... matches) {
        return new Look(
                stream,
                Position.BEGINNING,
                Arrays.stream(matches).mapToObj(id -> candidate(stream, id)).toList(),
                wall == null ? null : candidate(stream, wall));
    }

    private static Candidate candidate(Stream stream, long id) {
        return new Candidate(
                new ExecutionKey(id, stream.target()),
                "a",
                null,
                ExecutionState.SUCCEEDED,
                0,
                null,
                null,
                Instant.ofEpochSecond(id),
                Instant.ofEpochSecond(id));
    }

    private static List<Long> ids(Merged merged) {
        return merged.page().stream().map(candidate -> candidate.key().id()).toList();
    }
}
