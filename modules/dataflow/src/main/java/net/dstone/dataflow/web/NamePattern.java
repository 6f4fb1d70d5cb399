package net.dstone.dataflow.web;

import java.util.List;

/**
 * A name in which {@code *} stands for any text. Matched without a regular expression: with many stars one
 * would go back over the same text again and again.
 */
public record NamePattern(String text) {

    /** Whether it is a name of its own, without a star. */
    public boolean isExact() {
        return !text.contains("*");
    }

    public boolean matches(String name) {
        List<String> parts = List.of(text.split("\\*", -1));
        String first = parts.getFirst();
        String last = parts.getLast();
        if (parts.size() == 1) {
            return name.equals(first);
        }
        if (!name.startsWith(first)
                || !name.endsWith(last)
                || name.length() < first.length() + last.length()) {
            return false;
        }
        int from = first.length();
        int end = name.length() - last.length();
        for (String part : parts.subList(1, parts.size() - 1)) {
            int found = name.indexOf(part, from);
            if (found < 0 || found + part.length() > end) {
                return false;
            }
            from = found + part.length();
        }
        return true;
    }
}
