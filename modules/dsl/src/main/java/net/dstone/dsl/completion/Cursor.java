package net.dstone.dsl.completion;

import java.util.Set;
import net.dstone.dsl.DslException;

/** What is being typed at the end of an unfinished definition. */
sealed interface Cursor {

    /**
     * The name of an application.
     *
     * @param before the text the name is added to
     * @param typed the beginning of the name, possibly empty
     */
    record InAppName(String before, String typed, Place place) implements Cursor {}

    /**
     * Nothing: an application and its options are complete.
     *
     * @param present names of the options given
     */
    record BehindApp(String text, String app, Set<String> present, Place place) implements Cursor {}

    /**
     * The name of an option.
     *
     * @param before the text the option is added to, without the hyphens
     * @param present names of the options given
     * @param typed the beginning of the name, possibly empty
     */
    record InOptionName(String before, String app, Set<String> present, String typed, Place place)
            implements Cursor {}

    /**
     * The value of an option.
     *
     * @param before the text the value is added to
     * @param typed the beginning of the value, possibly empty
     */
    record InOptionValue(String before, String app, String option, String typed, Place place)
            implements Cursor {}

    /** Something nothing can be proposed for. */
    record Nowhere() implements Cursor {}

    static Cursor atEndOf(String text, Syntax syntax) {
        try {
            return new CursorFinder(text, syntax).find();
        } catch (DslException noWords) {
            return new Nowhere();
        }
    }
}
