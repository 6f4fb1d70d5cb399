package net.dstone.dsl.parse;

/**
 * One word of a definition.
 *
 * @param text what it says, without delimiting quotes
 * @param end offset behind its last character
 * @param firstOnLine whether a line feed is all there is between it and the word before
 */
public record Token(TokenKind kind, String text, int start, int end, boolean firstOnLine) {

    public boolean is(TokenKind wanted) {
        return kind == wanted;
    }
}
