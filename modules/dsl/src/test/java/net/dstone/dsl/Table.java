package net.dstone.dsl;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.provider.Arguments;

/** Tables of cases, a case a line: what is given, {@code =>}, what comes of it; {@code ⏎} is a line feed. */
public final class Table {

    private Table() {}

    public static Stream<Arguments> of(String lines) {
        return lines.lines()
                .map(line -> line.split("=>", -1))
                .map(cells -> Arguments.of(given(cells[0]), cells[1].strip()));
    }

    /** Inputs end where the arrow is, less the one blank before it; a blank more is part of the input. */
    private static String given(String cell) {
        return (cell.endsWith(" ") ? cell.substring(0, cell.length() - 1) : cell)
                .replace('⏎', '\n');
    }

    /** All problems of the exception thrown, as {@code code@position}. */
    public static String problemsOf(ThrowingCallable action) {
        DslException thrown = catchThrowableOfType(DslException.class, action);
        return thrown == null
                ? "OK"
                : String.join(
                        " ",
                        thrown.problems().stream()
                                .map(problem -> problem.kind().code() + "@" + problem.position())
                                .toList());
    }
}
