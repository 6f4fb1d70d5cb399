package net.dstone.dsl.parse;

import java.util.List;
import net.dstone.dsl.Argument;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Parts of generated definitions. */
public final class Values {

    private Values() {}

    /** Any text, most often one with characters that mean something to the language. */
    public static Arbitrary<String> texts() {
        Arbitrary<String> nasty =
                Arbitraries.strings().withChars("'\"|;> \t\r\n*<&-=:.\\a").ofMaxLength(8);
        return Arbitraries.oneOf(nasty, nasty, Arbitraries.strings().ofMaxLength(20));
    }

    public static Arbitrary<String> names() {
        Arbitrary<String> starts = Arbitraries.strings().withChars("aZ_7").ofLength(1);
        Arbitrary<String> rests = Arbitraries.strings().withChars("bY_8-$").ofMaxLength(5);
        return Combinators.combine(starts, rests).as(String::concat);
    }

    public static Arbitrary<List<Argument>> arguments() {
        Arbitrary<String> dottedNames =
                names().list().ofMinSize(1).ofMaxSize(3).map(parts -> String.join(".", parts));
        return Combinators.combine(dottedNames, texts()).as(Argument::new).list().ofMaxSize(3);
    }
}
