package net.dstone.dsl.parse;

import java.util.List;
import java.util.function.Predicate;
import net.dstone.dsl.Argument;
import net.dstone.dsl.DslError;
import net.dstone.dsl.DslException;
import net.dstone.dsl.Problem;

/** How an argument is written: where its value ends, which quotes belong to it, which it needs. */
public final class ArgumentText {

    private static final String MASK = "******";
    private static final String TERMINATORS = "|; \t>\r\n";

    private ArgumentText() {}

    /** Whether the character ends a value, or the wait for one, unless it is quoted. */
    static boolean isTerminator(char c) {
        return TERMINATORS.indexOf(c) >= 0;
    }

    /** Where the value ends that starts at the offset: at the first terminator outside quotes. */
    static int end(String text, int start) {
        int position = start;
        while (position < text.length() && !isTerminator(text.charAt(position))) {
            char c = text.charAt(position);
            if (c == '\'' || c == '"') {
                int closing = text.indexOf(c, position + 1);
                if (closing < 0) {
                    throw unterminated(text, position);
                }
                position = closing;
            }
            position++;
        }
        return position;
    }

    static DslException unterminated(String text, int openingQuote) {
        DslError kind =
                text.charAt(openingQuote) == '"'
                        ? DslError.NON_TERMINATING_DOUBLE_QUOTED_STRING
                        : DslError.NON_TERMINATING_QUOTED_STRING;
        return DslException.lexical(text, Problem.at(openingQuote, kind));
    }

    /**
     * What a written value means. Only quotes around the whole are delimiters, otherwise they are part of the value,
     * as in {@code 'hi'+payload}. Within single quotes a doubled one stands for one; double quotes know no such thing.
     */
    static String unquote(String written) {
        if (written.length() < 2) {
            return written;
        }
        String inner = written.substring(1, written.length() - 1);
        if (written.startsWith("'")
                && written.endsWith("'")
                && !inner.replace("''", "").contains("'")) {
            return inner.replace("''", "'");
        }
        if (written.startsWith("\"") && written.endsWith("\"") && !inner.contains("\"")) {
            return inner;
        }
        return written;
    }

    /**
     * Writes a value so that it is read back as it is. Quotes are set around blanks, semicolons, pipes and asterisks
     * even where they could be left out, because that is how Data Flow writes them.
     */
    public static String quote(String value) {
        boolean plain = value.chars().noneMatch(c -> c == '*' || isTerminator((char) c));
        if ((plain || value.startsWith("\"")) && isReadAsItIs(value)) {
            return value;
        }
        if (!value.contains("'")) {
            return "'" + value + "'";
        }
        return value.contains("\"") ? "'" + value.replace("'", "''") + "'" : '"' + value + '"';
    }

    /**
     * Writes arguments with a blank before each.
     *
     * @param sensitive names of arguments whose value is not to be seen; an empty value is shown as it is
     */
    public static void append(
            StringBuilder text, List<Argument> arguments, Predicate<String> sensitive) {
        for (Argument argument : arguments) {
            boolean masked = !argument.value().isBlank() && sensitive.test(argument.name());
            text.append(" --").append(argument.name()).append('=');
            text.append(quote(masked ? MASK : argument.value()));
        }
    }

    private static boolean isReadAsItIs(String value) {
        if (value.isEmpty()) {
            return false;
        }
        try {
            return end(value, 0) == value.length() && unquote(value).equals(value);
        } catch (DslException unbalancedQuotes) {
            return false;
        }
    }
}
