package net.dstone.skipper.release;

import org.jspecify.annotations.Nullable;

/** Text from elsewhere, such as what an app's failure says, in a form that every database takes. */
final class StorableText {

    private static final int REPLACEMENT = 0xfffd;

    private StorableText() {}

    /** Without control characters, of which PostgreSQL refuses one, and without halves of characters. */
    static @Nullable String of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        StringBuilder storable = new StringBuilder(text.length());
        text.codePoints().map(StorableText::storable).forEach(storable::appendCodePoint);
        return storable.toString();
    }

    private static int storable(int character) {
        if (Character.getType(character) == Character.SURROGATE) {
            return REPLACEMENT;
        }
        return Character.isISOControl(character) && character != '\n' && character != '\t'
                ? ' '
                : character;
    }

    /** As {@link #of}, in no more than so many units. */
    static String of(String text, int longest) {
        String storable = String.valueOf(of(text));
        if (storable.length() <= longest) {
            return storable;
        }
        int end = longest - 1;
        return storable.substring(
                        0, Character.isHighSurrogate(storable.charAt(end - 1)) ? end - 1 : end)
                + "…";
    }
}
