package net.dstone.dsl;

/**
 * One thing wrong with a definition.
 *
 * @param kind what kind of mistake it is
 * @param position where in the text, or {@link #NOWHERE}
 * @param message code, position and explanation on one line, as clients show it
 */
public record Problem(DslError kind, int position, String message) {

    /** The position of a problem that is at no particular place of a text. */
    public static final int NOWHERE = -1;

    public static Problem at(int position, DslError kind, Object... inserts) {
        String text = kind.text(inserts);
        String message =
                position == NOWHERE
                        ? "%dE: %s".formatted(kind.code(), text)
                        : "%dE:(pos %d): %s".formatted(kind.code(), position, text);
        return new Problem(kind, position, message);
    }
}
