package net.dstone.dsl.parse;

import java.util.EnumSet;
import java.util.Set;
import net.dstone.dsl.DslError;

/** How the words of the two languages differ. */
public enum Dialect {
    STREAM(
            DslError.UNEXPECTED_DATA,
            EnumSet.of(
                    TokenKind.DOUBLE_MINUS,
                    TokenKind.OR_OR,
                    TokenKind.PIPE,
                    TokenKind.AND,
                    TokenKind.EQUALS,
                    TokenKind.SEMICOLON,
                    TokenKind.DOT,
                    TokenKind.LESS,
                    TokenKind.GREATER,
                    TokenKind.COLON,
                    TokenKind.SLASH,
                    TokenKind.HASH,
                    TokenKind.STAR,
                    TokenKind.AT,
                    TokenKind.NEWLINE)),
    TASK(
            DslError.TASK_UNEXPECTED_DATA,
            EnumSet.of(
                    TokenKind.DOUBLE_MINUS,
                    TokenKind.ARROW,
                    TokenKind.AND_AND,
                    TokenKind.OR_OR,
                    TokenKind.EQUALS,
                    TokenKind.SEMICOLON,
                    TokenKind.DOT,
                    TokenKind.LESS,
                    TokenKind.GREATER,
                    TokenKind.OPEN,
                    TokenKind.CLOSE,
                    TokenKind.COLON,
                    TokenKind.STAR));

    private final DslError unexpectedCharacter;
    private final Set<TokenKind> symbols;

    Dialect(DslError unexpectedCharacter, Set<TokenKind> symbols) {
        this.unexpectedCharacter = unexpectedCharacter;
        this.symbols = symbols;
    }

    /** A name of a stream or task: a Java identifier that may also have hyphens, except at its start. */
    public static boolean isDefinitionName(String name) {
        return !name.isEmpty()
                && Character.isJavaIdentifierStart(name.charAt(0))
                && name.chars()
                        .skip(1)
                        .allMatch(c -> c == '-' || Character.isJavaIdentifierPart(c));
    }

    boolean startsIdentifier(char c) {
        return isWordCharacter(c) || (this == TASK && c == '$');
    }

    boolean continuesIdentifier(String text, int position) {
        char c = text.charAt(position);
        if (c == '-') {
            // In a->b the hyphen belongs to the arrow.
            return this == STREAM || !text.startsWith(TokenKind.ARROW.symbol(), position);
        }
        return isWordCharacter(c) || c == '$';
    }

    boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == (this == STREAM ? '\0' : '\n');
    }

    Set<TokenKind> symbols() {
        return symbols;
    }

    DslError unexpectedCharacter() {
        return unexpectedCharacter;
    }

    private static boolean isWordCharacter(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_';
    }
}
