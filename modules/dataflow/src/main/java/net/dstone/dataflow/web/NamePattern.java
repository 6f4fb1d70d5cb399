package net.dstone.dataflow.web;

import java.util.List;

/**
 * A name with {@code *} for any text in it. It is compared part by part and by no regular expression: one
 * with many stars would try all the ways to share a name out among them.
 *
 * @param parts what stands between the stars
 */
public record NamePattern(List<String> parts) {

    public NamePattern {
        parts = List.copyOf(parts);
    }

    public static NamePattern of(String text) {
        return new NamePattern(List.of(text.split("\\*+", -1)));
    }

    /** Each part is taken where it comes first, which leaves the most to the rest. */
    public boolean matches(String name) {
        if (parts.size() == 1) {
            return name.equals(parts.getFirst());
        }
        String last = parts.getLast();
        if (!name.startsWith(parts.getFirst()) || !name.endsWith(last)) {
            return false;
        }
        int from = parts.getFirst().length();
        for (String part : parts.subList(1, parts.size() - 1)) {
            int found = name.indexOf(part, from);
            if (found < 0) {
                return false;
            }
            from = found + part.length();
        }
        return from <= name.length() - last.length();
    }
}
