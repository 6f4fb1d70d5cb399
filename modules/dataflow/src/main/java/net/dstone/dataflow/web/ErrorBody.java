package net.dstone.dataflow.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * Errors as SCDF's clients read them: {@code
 * {"_embedded":{"errors":[{"message":…,"logref":…,"_links":{"self":{"href":"/"}}}]}}}.
 */
record ErrorBody(@JsonProperty("_embedded") Embedded embedded) {

    record Embedded(List<Entry> errors) {}

    /** The link says nothing, but SCDF's Java client cannot read an error without one. */
    record Entry(
            String message,
            String logref,
            @JsonProperty("_links") Map<String, Map<String, String>> links) {}

    static ErrorBody of(String message, String logref) {
        return new ErrorBody(
                new Embedded(
                        List.of(new Entry(message, logref, Map.of("self", Map.of("href", "/"))))));
    }
}
