package net.dstone.dsl.parse;

import java.util.ArrayList;
import java.util.List;
import net.dstone.dsl.DslError;
import net.dstone.dsl.DslException;
import net.dstone.dsl.Problem;

/** Cuts a text into words. What is wrong with a character is reported before anything about the order of words. */
final class Tokenizer {

    private static final int LONGEST_SYMBOL = 2;

    private final String text;
    private final Dialect dialect;
    private final List<Token> tokens = new ArrayList<>();
    private int position;

    private Tokenizer(String text, Dialect dialect) {
        this.text = text;
        this.dialect = dialect;
    }

    static List<Token> tokenize(String text, Dialect dialect) {
        Tokenizer tokenizer = new Tokenizer(text, dialect);
        tokenizer.run();
        return List.copyOf(tokenizer.tokens);
    }

    private void run() {
        while (position < text.length()) {
            char c = text.charAt(position);
            if (isAtArgumentValue()) {
                addValue();
            } else if (dialect.isBlank(c)) {
                position++;
            } else if (dialect.startsIdentifier(c)) {
                addIdentifier();
            } else if (c == '\'' || c == '"') {
                addLiteral(c);
            } else {
                addSymbol(c);
            }
        }
    }

    /** Whether a value begins here: right behind {@code --some.name=}, and not with something that ends a value. */
    private boolean isAtArgumentValue() {
        if (tokens.isEmpty()
                || !tokens.getLast().is(TokenKind.EQUALS)
                || tokens.getLast().end() != position
                || ArgumentText.isTerminator(text.charAt(position))) {
            return false;
        }
        int index = tokens.size() - 2;
        while (index >= 0
                && (tokens.get(index).is(TokenKind.IDENTIFIER)
                        || tokens.get(index).is(TokenKind.DOT))) {
            index--;
        }
        return index >= 0 && tokens.get(index).is(TokenKind.DOUBLE_MINUS);
    }

    private void addValue() {
        int end = ArgumentText.end(text, position);
        add(TokenKind.VALUE, ArgumentText.unquote(text.substring(position, end)), end);
    }

    private void addIdentifier() {
        int end = position + 1;
        while (end < text.length() && dialect.continuesIdentifier(text, end)) {
            end++;
        }
        add(TokenKind.IDENTIFIER, text.substring(position, end), end);
    }

    private void addLiteral(char quote) {
        StringBuilder content = new StringBuilder();
        int from = position + 1;
        while (true) {
            int closing = text.indexOf(quote, from);
            if (closing < 0) {
                throw ArgumentText.unterminated(text, position);
            }
            content.append(text, from, closing);
            from = closing + 1;
            if (from == text.length() || text.charAt(from) != quote) {
                add(TokenKind.LITERAL, content.toString(), from);
                return;
            }
            content.append(quote);
            from++;
        }
    }

    private void addSymbol(char c) {
        for (int length = LONGEST_SYMBOL; length > 0; length--) {
            for (TokenKind kind : dialect.symbols()) {
                if (kind.symbol().length() == length && text.startsWith(kind.symbol(), position)) {
                    add(kind, kind.symbol(), position + length);
                    return;
                }
            }
        }
        throw DslException.lexical(text, noSymbol(c));
    }

    private Problem noSymbol(char c) {
        return switch (c) {
            case '-' -> Problem.at(position, DslError.MISSING_CHARACTER, '-');
            case '\\' -> Problem.at(position, DslError.UNEXPECTED_ESCAPE_CHAR);
            // Only the task language gets here with these two, in the other they are symbols.
            case '&' -> Problem.at(position, DslError.TASK_DOUBLE_AND_REQUIRED);
            case '|' -> Problem.at(position, DslError.TASK_DOUBLE_OR_REQUIRED);
            default -> Problem.at(position, dialect.unexpectedCharacter(), c);
        };
    }

    private void add(TokenKind kind, String content, int end) {
        int previousEnd = tokens.isEmpty() ? 0 : tokens.getLast().end();
        boolean firstOnLine = text.substring(previousEnd, position).indexOf('\n') >= 0;
        tokens.add(new Token(kind, content, position, end, firstOnLine));
        position = end;
    }
}
