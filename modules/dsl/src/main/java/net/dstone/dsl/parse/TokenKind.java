package net.dstone.dsl.parse;

/** The kinds of word a definition consists of, and how those look that always look the same. */
public enum TokenKind {
    IDENTIFIER("name"),
    LITERAL("quoted text"),
    /** What follows the {@code =} of an argument without a blank. */
    VALUE("value"),
    NEWLINE("\n"),
    DOUBLE_MINUS("--"),
    ARROW("->"),
    AND_AND("&&"),
    OR_OR("||"),
    AND("&"),
    PIPE("|"),
    EQUALS("="),
    SEMICOLON(";"),
    DOT("."),
    LESS("<"),
    GREATER(">"),
    OPEN("("),
    CLOSE(")"),
    COLON(":"),
    SLASH("/"),
    HASH("#"),
    STAR("*"),
    AT("@");

    private final String symbol;

    TokenKind(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }
}
