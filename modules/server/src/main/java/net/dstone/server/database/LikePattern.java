package net.dstone.server.database;

/** Patterns for {@code like … escape '!'}; a backslash would mean something else to each database. */
public final class LikePattern {

    private LikePattern() {}

    /** A pattern that only texts match which contain this one, wildcards taken as they are. */
    public static String containing(String text) {
        return "%" + escaped(text) + "%";
    }

    /** As {@link #containing}, for texts that begin with this one. */
    public static String beginningWith(String text) {
        return escaped(text) + "%";
    }

    private static String escaped(String text) {
        return text.replaceAll("[!%_]", "!$0");
    }
}
