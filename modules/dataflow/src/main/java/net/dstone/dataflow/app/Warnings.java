package net.dstone.dataflow.app;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpHeaders;

/**
 * What a registration was accepted in spite of, as header {@value #HEADER}: SCDF's clients expect an
 * empty body.
 */
final class Warnings {

    static final String HEADER = "X-Dstone-Warning";

    /** Servers and proxies refuse answers whose headers grow beyond some 8 kB. */
    private static final int MAX_HEADERS = 10;

    private static final int MAX_LENGTH = 500;

    private Warnings() {}

    static void add(HttpHeaders headers, List<String> warnings) {
        warnings.stream().limit(MAX_HEADERS).forEach(text -> headers.add(HEADER, ascii(text)));
        if (warnings.size() > MAX_HEADERS) {
            headers.add(
                    HEADER,
                    "%d more warnings are in the server's log"
                            .formatted(warnings.size() - MAX_HEADERS));
        }
    }

    /** A header holds ASCII only: other characters, as in a path, are percent-encoded UTF-8, breaks are blanks. */
    private static String ascii(String text) {
        StringBuilder ascii = new StringBuilder();
        for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
            if (unit < 0) {
                ascii.append("%%%02X".formatted(unit & 0xFF));
            } else {
                ascii.append(unit < ' ' || unit == 0x7F ? ' ' : (char) unit);
            }
        }
        return ascii.length() > MAX_LENGTH
                ? ascii.substring(0, MAX_LENGTH) + "..."
                : ascii.toString();
    }
}
