package net.dstone.dataflow.execution;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a search goes on. Streams that are not named in it have ended.
 *
 * @param positions by the key of the stream
 */
record Cursor(SearchPlan plan, Map<String, Position> positions) {

    Cursor {
        positions = Map.copyOf(positions);
    }

    String text() {
        String parts =
                positions.entrySet().stream()
                        .map(
                                entry ->
                                        entry.getKey()
                                                + "="
                                                + entry.getValue().id()
                                                + (entry.getValue().start() == null
                                                        ? ""
                                                        : "@" + entry.getValue().start()))
                        .sorted()
                        .collect(Collectors.joining(";"));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((plan + ";" + parts).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @throws InvalidSearchException if it is none that a search answered
     */
    static Cursor parse(String text) {
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8)
                            .split(";", -1);
            Map<String, Position> positions = new LinkedHashMap<>();
            for (int i = 1; i < parts.length; i++) {
                int equals = parts[i].indexOf('=');
                positions.put(
                        parts[i].substring(0, equals), position(parts[i].substring(equals + 1)));
            }
            return new Cursor(SearchPlan.valueOf(parts[0]), positions);
        } catch (IllegalArgumentException
                | DateTimeException
                | StringIndexOutOfBoundsException exception) {
            throw new InvalidSearchException("The cursor is none that a search has answered");
        }
    }

    private static Position position(String text) {
        int at = text.indexOf('@');
        @Nullable LocalDateTime start = at < 0 ? null : LocalDateTime.parse(text.substring(at + 1));
        if (start != null && (start.getYear() < 1 || start.getYear() > 9999)) {
            throw new IllegalArgumentException("No database writes such a time");
        }
        return new Position(Long.parseLong(at < 0 ? text : text.substring(0, at)), start);
    }
}
