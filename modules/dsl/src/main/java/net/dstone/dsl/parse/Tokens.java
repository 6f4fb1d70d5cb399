package net.dstone.dsl.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import net.dstone.dsl.Argument;
import net.dstone.dsl.DslError;
import net.dstone.dsl.DslException;
import net.dstone.dsl.Problem;
import org.jspecify.annotations.Nullable;

/** The words of a definition, read from left to right, and the parts both languages read alike. */
public final class Tokens {

    private final String text;
    private final List<Token> tokens;
    private int index;
    private int checkpoint;

    private Tokens(String text, List<Token> tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    /**
     * @throws DslException if the text has characters or quotes that no definition can have there
     */
    public static Tokens of(String text, Dialect dialect) {
        return new Tokens(text, Tokenizer.tokenize(text, dialect));
    }

    /** The words not read yet. */
    public List<Token> rest() {
        return tokens.subList(index, tokens.size());
    }

    public boolean hasNext() {
        return index < tokens.size();
    }

    public boolean nextIs(TokenKind kind) {
        return isAt(0, kind);
    }

    /** Whether the words to come start with these kinds. */
    public boolean nextAre(TokenKind first, TokenKind second) {
        return isAt(0, first) && isAt(1, second);
    }

    /** Whether there is no blank between the last word read and the next. */
    public boolean nextIsAdjacent() {
        return hasNext() && index > 0 && tokens.get(index - 1).end() == tokens.get(index).start();
    }

    /** The next word, which stays the next. */
    public Token peek() {
        if (!hasNext()) {
            throw outOfInput();
        }
        return tokens.get(index);
    }

    public Token next() {
        Token token = peek();
        index++;
        return token;
    }

    /** The next word, if it is of the kind. */
    public @Nullable Token nextIf(TokenKind kind) {
        return nextIs(kind) ? next() : null;
    }

    /** The next word, which must be of the kind. */
    public Token next(TokenKind expected) {
        Token token = peek();
        if (!token.is(expected)) {
            throw error(token, DslError.NOT_EXPECTED_TOKEN, expected.symbol(), token.text());
        }
        index++;
        return token;
    }

    /** Remembers that everything read up to here makes sense. */
    public void checkpoint() {
        checkpoint = readUpTo();
    }

    /** Offset behind the last word read, 0 if there is none. */
    public int readUpTo() {
        return index == 0 ? 0 : tokens.get(index - 1).end();
    }

    public DslException error(Token token, DslError kind, Object... inserts) {
        return error(token.start(), kind, inserts);
    }

    public DslException error(int position, DslError kind, Object... inserts) {
        return DslException.syntax(text, checkpoint, Problem.at(position, kind, inserts));
    }

    private DslException outOfInput() {
        return error(text.length(), DslError.OOD);
    }

    private boolean isAt(int offset, TokenKind kind) {
        return index + offset < tokens.size() && tokens.get(index + offset).is(kind);
    }

    /** Reads {@code --name=value} as often as there is one. */
    public List<Argument> arguments() {
        return arguments(_ -> {});
    }

    /**
     * As above.
     *
     * @param starts is told the offset of every name
     */
    public List<Argument> arguments(IntConsumer starts) {
        List<Argument> arguments = new ArrayList<>();
        while (nextIf(TokenKind.DOUBLE_MINUS) != null) {
            if (hasNext()) {
                starts.accept(peek().start());
            }
            arguments.add(argument());
            checkpoint();
        }
        return List.copyOf(arguments);
    }

    private Argument argument() {
        if (!nextIsAdjacent()) {
            throw error(peek(), DslError.NO_WHITESPACE_BEFORE_ARG_NAME);
        }
        String name = dottedName();
        if (nextIs(TokenKind.EQUALS) && !nextIsAdjacent()) {
            throw error(peek(), DslError.NO_WHITESPACE_BEFORE_ARG_EQUALS);
        }
        return new Argument(name, argumentValue(next(TokenKind.EQUALS)));
    }

    private String dottedName() {
        StringBuilder name = new StringBuilder(next(TokenKind.IDENTIFIER).text());
        while (nextIs(TokenKind.DOT)) {
            requireAdjacentInName();
            next();
            requireAdjacentInName();
            name.append('.').append(next(TokenKind.IDENTIFIER).text());
        }
        return name.toString();
    }

    private void requireAdjacentInName() {
        if (!nextIsAdjacent()) {
            throw error(peek(), DslError.NO_WHITESPACE_IN_DOTTED_NAME);
        }
    }

    private String argumentValue(Token equals) {
        Token value = nextIf(TokenKind.VALUE);
        if (value != null) {
            return value.text();
        }
        // In a task a line feed is no word, so it has to be looked for in the text.
        if (text.startsWith("\n", equals.end())) {
            throw error(equals.end(), DslError.EXPECTED_ARGUMENT_VALUE, "\\n");
        }
        Token other = peek();
        if (other.start() == equals.end()) {
            throw error(other, DslError.EXPECTED_ARGUMENT_VALUE, other.text());
        }
        boolean looksLikeValue = other.is(TokenKind.IDENTIFIER) || other.is(TokenKind.LITERAL);
        throw looksLikeValue
                ? error(other, DslError.NO_WHITESPACE_BEFORE_ARG_VALUE)
                // Data Flow shows this word too where no value can be meant.
                : error(other, DslError.EXPECTED_ARGUMENT_VALUE, "null");
    }
}
