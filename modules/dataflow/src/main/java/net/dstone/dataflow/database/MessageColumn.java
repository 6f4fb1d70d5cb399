package net.dstone.dataflow.database;

/** The columns of Spring Cloud Task and Spring Batch that explain an end, and ours of the same width. */
public final class MessageColumn {

    /** In characters. */
    public static final int LENGTH = 2500;

    private MessageColumn() {}

    /** As much of the text as such a column holds. */
    public static String cut(String text) {
        return text.length() <= LENGTH ? text : text.substring(0, LENGTH);
    }
}
