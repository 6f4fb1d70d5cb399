package net.dstone.dsl.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import net.dstone.dsl.DslException;
import net.dstone.dsl.stream.LocatedStream.Span;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocatedStreamTest {

    /** Parts are written {@code [whole,name,argument name…]}. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "time | log; [time,time] [log,log]",
                "`  time --a.b='x | y'  | p: log --level=WARN `;"
                        + " [time --a.b='x | y',time,a.b] [p: log --level=WARN,log,level]",
                "s = a || b --x=1 --y=2; [a,a] [b --x=1 --y=2,b,x,y]",
                ":in --group=g > a > :out.put; [:in --group=g] [a,a] [:out.put]",
                ":s.app > log; [:s.app] [log,log]",
                ":a > :b; [:a] [,] [:b]",
            })
    void knowsWhereThePartsAre(String text, String parts) {
        LocatedStream stream = LocatedStream.parse("s", text);

        StringBuilder found = new StringBuilder();
        append(found, text, stream.source());
        for (LocatedStream.AppPlace app : stream.apps()) {
            found.append(" [").append(in(text, app.whole()));
            found.append(',').append(in(text, app.name()));
            app.argumentNames().forEach(name -> found.append(',').append(in(text, name)));
            found.append(']');
        }
        append(found, text, stream.sink());
        assertThat(found.toString().strip()).isEqualTo(parts);
    }

    @Test
    void readsAndRefusesAsWithoutPlaces() {
        String text = "b: time --x=1 | log";
        assertThat(LocatedStream.parse("s", text).definition())
                .isEqualTo(StreamDefinition.parse("s", text));
        for (String wrong : new String[] {"time | time", "time --"}) {
            assertThatExceptionOfType(DslException.class)
                    .isThrownBy(() -> LocatedStream.parse("s", wrong))
                    .satisfies(exception -> assertThat(exception.position()).isEqualTo(7));
        }
    }

    private static void append(StringBuilder found, String text, @Nullable Span place) {
        if (place != null) {
            found.append(" [").append(in(text, place)).append(']');
        }
    }

    private static String in(String text, Span place) {
        return text.substring(place.start(), place.end());
    }
}
