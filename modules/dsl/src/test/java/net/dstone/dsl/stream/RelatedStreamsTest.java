package net.dstone.dsl.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RelatedStreamsTest {

    private final List<StreamDefinition> streams =
            List.of(
                    stream("far", ":near.log > log"),
                    stream("main", "time | log"),
                    stream("near", ":main.time > log"),
                    stream("same", ":main > log"),
                    stream("round", ":far > t > :main"),
                    stream("other", ":mainly > log"),
                    stream("apart", "time || log"));

    private static StreamDefinition stream(String name, String text) {
        return StreamDefinition.parse(name, text);
    }

    @Test
    void streamsThatReadWhatItWritesAreRelated() {
        assertThat(RelatedStreams.of("main", streams, false))
                .extracting(StreamDefinition::name)
                .containsExactly("near", "same");
    }

    @Test
    void nestedStreamsAreFollowedOnceEach() {
        assertThat(RelatedStreams.of("main", streams, true))
                .extracting(StreamDefinition::name)
                .containsExactly("near", "same", "far", "round");
    }

    @Test
    void aStreamIsNotRelatedToItself() {
        assertThat(RelatedStreams.of("loop", List.of(stream("loop", ":loop.log > log")), true))
                .isEmpty();
    }
}
