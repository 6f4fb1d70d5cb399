package net.dstone.dataflow.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import tools.jackson.databind.json.JsonMapper;

/** A text as SCDF answers it: a JSON string, or itself for clients that ask for plain text. */
public final class TextAnswer {

    private static final MediaType UTF_8_TEXT =
            new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private TextAnswer() {}

    /** The whole text, as bytes so that no converter has another opinion of its form. */
    public static ResponseEntity<byte[]> of(String text, HttpServletRequest request)
            throws HttpMediaTypeNotAcceptableException {
        MediaType type = type(request);
        boolean plain = type.equalsTypeAndSubtype(UTF_8_TEXT);
        String written = plain ? text : JsonMapper.shared().writeValueAsString(text);
        return ResponseEntity.ok()
                .contentType(plain ? UTF_8_TEXT : type)
                .body(written.getBytes(StandardCharsets.UTF_8));
    }

    /** Of the types a text can be answered in, the one the client likes best; JSON when it does not care. */
    public static MediaType type(HttpServletRequest request)
            throws HttpMediaTypeNotAcceptableException {
        List<MediaType> known =
                List.of(
                        MediaType.APPLICATION_JSON,
                        MediaType.valueOf("application/hal+json"),
                        MediaType.TEXT_PLAIN);
        List<MediaType> accepted;
        try {
            accepted =
                    new ArrayList<>(
                            MediaType.parseMediaTypes(
                                    Collections.list(request.getHeaders(HttpHeaders.ACCEPT))));
        } catch (InvalidMediaTypeException exception) {
            throw new HttpMediaTypeNotAcceptableException(
                    "The Accept header cannot be read: " + exception.getMessage());
        }
        if (accepted.isEmpty()) {
            return MediaType.APPLICATION_JSON;
        }
        // Higher q-values first, then the more specific ones.
        MimeTypeUtils.sortBySpecificity(accepted);
        return accepted.stream()
                .filter(wish -> wish.getQualityValue() > 0)
                .flatMap(wish -> known.stream().filter(wish::includes))
                .findFirst()
                .orElseThrow(() -> new HttpMediaTypeNotAcceptableException(known));
    }
}
